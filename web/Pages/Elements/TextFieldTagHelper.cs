using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>A field whose id is its name.</summary>
[HtmlTargetElement("text-field", Attributes = "name,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper : FieldTagHelper
{
    /// <summary>Name and id.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc />
    protected override string Id => Name;

    /// <inheritdoc />
    protected override string SentAs => Name;
}
