using ParticipatoryHub.Counting;
using ParticipatoryHub.Tests.Web.Ideas;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What residents are told when something is wrong: in Polish, for somebody who reads Polish. Nothing of it stays English.</summary>
[Collection(PageTests.Name)]
public sealed class ErrorLanguageTests(PagesFixture pages)
{
    private const string Check = "form.hub-ballot button.govuk-button:not([name])";

    private TestWeb Web => pages.Web;

    [Theory]
    [InlineData("")]
    [InlineData("not a code")]
    [InlineData("7K3M-9QX2-B4TN-5")]
    [InlineData("used")]
    public async Task Entrance_WithAWrongCode_SaysSoInPolish(string typed)
    {
        var (round, codes) = await Web.OpenForPages();
        await Same(async visitor =>
        {
            await visitor.Go($"/rounds/{round}/vote");
            await visitor.PressFirst("form button", ("code", typed == "used" ? codes[0] : typed));
        });
    }

    [Theory]
    [InlineData(VotingMethod.Approval, "")]
    [InlineData(VotingMethod.Approval, "p01 p02 p03 p04")]
    [InlineData(VotingMethod.Knapsack, "p01 p04 p05 p08")]
    public async Task Ballot_WithAWrongNumberOfProjects_SaysSoInPolish(VotingMethod method, string chosen)
    {
        var (round, codes) = await Web.OpenForPages(method);
        Assert.True(await Same(async visitor =>
        {
            await visitor.Go($"/rounds/{round}/vote");
            await visitor.PressFirst("form button", ("code", codes[0]));
            await visitor.PressFirst(Check, [.. chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(project => ("project", (string?)project))]);
        }));
    }

    [Theory]
    [InlineData(VotingMethod.Cumulative, "99")]
    [InlineData(VotingMethod.Cumulative, "2½")]
    [InlineData(VotingMethod.Scoring, "9")]
    [InlineData(VotingMethod.Ordinal, "")]
    public async Task Ballot_WithWrongFigures_SaysSoInPolish(VotingMethod method, string figure)
    {
        var (round, codes) = await Web.OpenForPages(method);
        Assert.True(await Same(async visitor =>
        {
            await visitor.Go($"/rounds/{round}/vote");
            await visitor.PressFirst("form button", ("code", codes[0]));
            await visitor.PressFirst(Check, figure.Length == 0 ? [] : [("value.p01", figure), ("value.p03", "3")]);
        }));
    }

    [Theory]
    [InlineData("/sign-in", "email", "")]
    [InlineData("/sign-in", "email", "nobody")]
    [InlineData("/rounds/{round}/track", "code", "")]
    [InlineData("/rounds/{round}/track", "code", "7K3M")]
    [InlineData("/rounds/{round}/track", "code", "2222-2222-2222-2222-2")]
    [InlineData("/sign-in/link?token=nothing", null, null)]
    [InlineData("/rounds/there-is-none", null, null)]
    [InlineData("/rounds/{round}/projects/none", null, null)]
    [InlineData("/rounds/{round}/vote/ballot", null, null)]
    [InlineData("/rounds/{round}/vote/check", null, null)]
    [InlineData("/rounds/{round}/vote/done", null, null)]
    [InlineData("/rounds/{round}/results", null, null)]
    public async Task Page_WithoutWhatItNeeds_SaysSoInPolish(string path, string? field, string? typed)
    {
        var (round, _) = await Web.OpenForPages();
        await Same(async visitor =>
        {
            await visitor.Go(path.Replace("{round}", round, StringComparison.Ordinal));
            if (field is not null)
            {
                await visitor.PressFirst("form button", (field, typed));
            }
        });
    }

    [Theory]
    [InlineData("/account/name", "name", "")]
    [InlineData("/account/name", "name", "x")]
    [InlineData("/account/name", "name", "<b>")]
    [InlineData("/account/name", "name", "The Council")]
    [InlineData("/account/name", "name", "Zofia")]
    [InlineData("/account/delete", "sure", null)]
    [InlineData("/rounds/{round}/projects/p01", "text", " ")]
    [InlineData("/rounds/{round}/comments/edit?on=project%3Ap01&comment=99", null, null)]
    public async Task Form_OfAResident_SaysWhatIsWrongInPolish(string path, string? field, string? typed)
    {
        var (round, _) = await Web.OpenForPages();
        await Web.Resident("Zofia");
        var isRefused = await Same(
            async visitor =>
            {
                await visitor.SignInResident("Aleksander");
                await visitor.Go(path.Replace("{round}", round, StringComparison.Ordinal));
                if (field is not null)
                {
                    await visitor.PressFirst("form button", (field, typed));
                }
            },
            "Aleksander", "aleksander");
        Assert.Equal(field is not null, isRefused);
    }

    [Fact]
    public async Task Idea_WithNothingInIt_IsSentBackInPolish()
    {
        var round = await Web.OpenForIdeas();
        var isRefused = await Same(
            async visitor =>
            {
                await visitor.SignInResident("Barbara");
                await visitor.Go($"/rounds/{round}/ideas/new");
                await visitor.PressFirst("form[method=post] button", ("cost", "a lot"), ("title", new string('x', 121)));
            },
            "Barbara", "Things that last, and that anyone may use.");
    }

    [Fact]
    public async Task Untranslated_FindsWhatStayedEnglish_AndNotWhatPeopleWrote()
    {
        const string English = """<main><p>Choose at least one project.</p><p>Benches by the brook</p><button aria-label="Close this page">×</button><p lang="en">As it was in English</p></main>""";
        const string Polish = """<main><p>Choose at least one project.</p><p>Benches by the brook</p><button aria-label="Zamknij">×</button><p lang="en">As it was in English</p></main>""";

        Assert.Equal(["Choose at least one project."], await Untranslated.Of(English, Polish, ["Benches by the brook"]));
    }

    /// <summary>Walks the same steps in both languages; whether the last page says that something is wrong.</summary>
    private async Task<bool> Same(Func<Visitor, Task> steps, params string[] written)
    {
        using var english = new Visitor(Web);
        using var polish = new Visitor(Web);
        polish.Speaks("pl");
        await steps(english);
        await steps(polish);

        Assert.Equal(english.Path, polish.Path);
        Assert.Equal("pl", polish.Page.DocumentElement.GetAttribute("lang"));
        string[] texts = [.. written, .. Untranslated.TextsOf(PageRounds.Setup(Web.Clock.Now, VotingMethod.Approval, new BallotLimits()))];
        Assert.Empty(await Untranslated.Of(english.Text, polish.Text, texts));
        return polish.Page.QuerySelector(".govuk-error-summary") is not null;
    }
}
