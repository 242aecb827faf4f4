using Microsoft.AspNetCore.Localization;

namespace ParticipatoryHub.Web.Languages;

/// <summary>The language of each answer: what the person chose, else what the browser asks for, else English.</summary>
internal static class LanguageSetup
{
    /// <summary>Where a choice is kept.</summary>
    public const string Cookie = "hub-language";

    /// <summary>Adds the texts and how the language is found.</summary>
    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            var codes = Language.All.Select(language => language.Code).ToArray();
            options.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
            options.RequestCultureProviders = [new CustomRequestCultureProvider(ForStaffAndPrograms), new CookieRequestCultureProvider { CookieName = Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    /// <summary>Finds the language before anything writes.</summary>
    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    /// <summary>Staff pages and the API are in English: nobody should decide by a sentence that is half translated.</summary>
    private static Task<ProviderCultureResult?> ForStaffAndPrograms(HttpContext context) => Task.FromResult(
        context.Request.Path.StartsWithSegments("/staff", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? new ProviderCultureResult(Language.All[0].Code)
            : null);
}
