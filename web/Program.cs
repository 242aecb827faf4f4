using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Audit;
using ParticipatoryHub.Web.Ballots.Letters;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Dashboard;
using ParticipatoryHub.Web.Demo;
using ParticipatoryHub.Web.Drafts;
using ParticipatoryHub.Web.Focus;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Live;
using ParticipatoryHub.Web.Mail;
using ParticipatoryHub.Web.Outcomes;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Plans;
using ParticipatoryHub.Web.Results;
using ParticipatoryHub.Web.Rounds.Imports;
using ParticipatoryHub.Web.Trust;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Web.Workshops.Live;

namespace ParticipatoryHub.Web;

/// <summary>The service: pages, API, live news, and by default the silo too, in one process.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => HubStart.Run(args, static args => Build(args));

    /// <summary>Puts the service together; the list says what it is made of.</summary>
    /// <param name="args">As on the command line.</param>
    /// <param name="also">What a test adds or replaces.</param>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? also = null)
    {
        var builder = HubBuilder.Create(args);
        builder.AddKestrelLimits();
        builder.AddProxies();
        builder.AddKeyRing();
        builder.AddHub();
        builder.AddPeople();
        builder.AddStaffSignIn();
        builder.AddResidents();
        builder.AddCouncilProvider();
        builder.AddMail();
        builder.AddImports();
        builder.AddLetters();
        builder.AddComments();
        builder.AddLive();
        builder.AddWorkshopLive();
        builder.AddApi();
        builder.AddApiDescription();
        builder.AddLanguages();
        builder.AddDraftPost();
        builder.AddPageCompression();
        builder.AddPages();
        builder.AddAuditPages();
        builder.AddDashboard();
        builder.AddIdeaPages();
        builder.AddCommunityPages();
        builder.AddFocusPages();
        builder.AddPlanPages();
        builder.AddOutcomePages();
        builder.AddWorkshopPages();
        builder.AddResults();
        builder.AddTrustPages();
        builder.AddDemo();
        also?.Invoke(builder);

        var app = builder.Build();
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseErrorAnswers();
        app.UseApiErrors();
        app.UseLiveOriginCheck();
        app.UseRouting();
        app.UseLanguages();
        app.UseAuthentication();
        app.UseResidents();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseOutputCache();
        app.MapStaticAssets().ShortCircuit();
        app.MapPages();
        app.MapLive();
        app.MapWorkshopLive();
        app.MapApi();
        app.MapApiDescription();
        app.MapHealth();
        app.SayWhereItListens();
        return app;
    }
}
