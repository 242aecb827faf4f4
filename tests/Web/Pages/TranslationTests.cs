using System.Collections;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Every text of the pages in every language: there, with the same places for what goes in, in all of its plural forms.</summary>
public sealed partial class TranslationTests
{
    public static TheoryData<string> Translated => [.. Language.All.Skip(1).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Texts_OfThePages_AreAllTranslated(string language)
    {
        // Arrange
        var texts = Texts();

        // Act
        var translations = Translations(language);

        // Assert
        Assert.True(texts.Count > 250, "The pages' texts were not found.");
        Assert.Equal([], texts.Where(text => string.IsNullOrWhiteSpace(translations.GetValueOrDefault(text))).ToArray());
        Assert.Equal([], translations.Keys.Except(texts).ToArray());
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void Translations_OfSentencesWithPlaces_KeepThem(string language)
    {
        // Act
        var broken = Translations(language)
            .Where(pair => pair.Value.Split(IsPlural(pair.Key) ? '|' : '\0').Any(form => !Places(form).SetEquals(Places(pair.Key)) && !(IsPlural(pair.Key) && Places(form).IsSubsetOf(Places(pair.Key)))))
            .Select(pair => $"{pair.Key} → {pair.Value}");

        // Assert
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("cy", 6)]
    [InlineData("pl", 3)]
    [InlineData("ur", 2)]
    public void Translations_OfPlurals_HaveTheFormsOfTheLanguage(string language, int forms)
    {
        // Act
        var wrong = Translations(language).Where(pair => IsPlural(pair.Key) && pair.Value.Split('|').Length != forms).Select(pair => $"{pair.Key} → {pair.Value}");

        // Assert
        Assert.Empty(wrong);
    }

    private static readonly string[] WithRefusals = ["../grains/Comments/CommentRules.cs", "../grains/Comments/CommentsGrain.cs", "People/ResidentAccounts.cs", "People/PublicNames.cs"];

    private static readonly string[] ForStaff = ["officers-only", "moderators-only", "official-staff-only", "act-unknown", "reason-too-long"];

    private static bool IsPlural(string text) => text.Contains('|', StringComparison.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Translations(string language) => new ResourceManager(typeof(Text).FullName!, typeof(Text).Assembly)
        .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static HashSet<string> Texts([CallerFilePath] string here = "")
    {
        var web = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "web"));
        return
        [
            .. Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(web, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "node_modules"))
                .Select(File.ReadAllText)
                .SelectMany(source => Single().Matches(source).Select(match => match.Groups[1].Value)
                    .Concat(Plural().Matches(source).Select(match => $"{match.Groups[1].Value}|{match.Groups[2].Value}")))
                .Concat(Refusals(web))
                .Select(Regex.Unescape),
        ];
    }

    // What residents are refused in comments and names is looked up by its sentence; what only staff are refused stays in English.
    private static IEnumerable<string> Refusals(string web) =>
        WithRefusals
            .Select(file => File.ReadAllText(Path.Combine(web, file)))
            .SelectMany(source => Refusal().Matches(source).Where(match => !ForStaff.Contains(match.Groups[1].Value)).Select(match => match.Groups[2].Value)
                .Concat(Fault().Matches(source).Select(match => match.Groups[1].Value)));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:\b(?:L|texts)\[|\bText\.Of\()\s*""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Single();

    [GeneratedRegex(@"new\w* ?(?:Refused)?\(\s*""([a-z-]+)"",\s*""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"(?:return|\?) ""([A-Z][^""]*\.)""")]
    private static partial Regex Fault();

    [GeneratedRegex(@"\b(?:L|texts|Text)\.Count\([^""]*?,\s*""((?:[^""\\]|\\.)*)"",\s*""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Plural();
}
