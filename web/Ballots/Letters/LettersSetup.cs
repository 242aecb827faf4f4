namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>Voter codes on paper.</summary>
internal static class LettersSetup
{
    public static void AddLetters(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CodeSheets>();
        builder.Services.AddSingleton<LetterPaper>();
        builder.Services.AddHostedService<CodeSheetSweeper>();
    }
}
