using Microsoft.AspNetCore.Razor.TagHelpers;
using ParticipatoryHub.Web.Pages.Elements;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A field of a <see cref="WorkshopFormTagHelper"/>, of which a page may have many alike; it holds what was typed when the form was refused.</summary>
[HtmlTargetElement("workshop-field", Attributes = "key,field,label")]
public sealed class WorkshopFieldTagHelper : FieldTagHelper
{
    /// <summary>The form's key.</summary>
    public string Key { get; set; } = "";

    /// <summary>The field's name.</summary>
    public string Field { get; set; } = "";

    /// <inheritdoc />
    protected override string Id => $"{Key}-{Field}";

    /// <inheritdoc />
    protected override string SentAs => Field;

    /// <inheritdoc />
    protected override string? Typed => ViewContext.HttpContext.Items[typeof(PostedCommand)] is PostedCommand posted && posted.Key == Key ? posted.Text(Field) : null;
}
