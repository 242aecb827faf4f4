using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Everything that is to be done before voting opens, with how far it is.</summary>
internal sealed class SetupModel(IGrainFactory grains, TimeProvider clock) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    private static readonly SetupStep[] Owed = [SetupStep.About, SetupStep.Money, SetupStep.Projects, SetupStep.Voting, SetupStep.Counting, SetupStep.Dates];

    private ImmutableArray<ReadinessFinding> findings = [];
    private long issued;

    public IEnumerable<(string Heading, IEnumerable<SetupTask> Tasks)> Sections =>
    [
        ("The vote", [
            Task(SetupStep.About, Short(Setup.Community, "Name, community, description")),
            Task(SetupStep.Money, Setup.Budget == Money.Zero ? "What there is to spend" : Amount(Setup.Budget)),
            Task(SetupStep.Dates, Readiness.HasDates(Setup) ? $"{CivicTime.InWords(Setup.OpensAt, Setup.TimeZone)} to {CivicTime.Closing(Setup.ClosesAt, Setup.TimeZone)}" : "When voting opens and closes"),
        ]),
        ("What people vote for, and how", [
            Task(SetupStep.Projects, Setup.Projects.Length == 1 ? "1 project" : $"{Setup.Projects.Length} projects"),
            Task(SetupStep.Voting, Setup.Method == default ? "Voting method and limits" : ResidentWords.Method(Setup.Method, Setup.Limits, Setup.Budget, Setup.Currency)),
            Task(SetupStep.Counting, Setup.Counting.Rule == default ? "Counting rule, ties, thresholds" : ResidentWords.Rule(Setup.Counting.Rule)),
            Task(SetupStep.Conflicts, Setup.Counting.Conflicts.Length switch { 0 => "Pairs of projects of which only one can be built", 1 => "1 pair", var pairs => $"{pairs} pairs" }),
        ]),
        ("Before you open", [
            new("preview", "See the ballot", "As residents will, by each way of voting", StaffRoundLinks.Preview(Round.Id), Setup.Projects.IsEmpty ? "Needs projects" : "Optional", null),
            .. IsOfficer
                ? [
                    Task(SetupStep.Codes, issued == 1 ? "1 person can vote" : $"{issued:N0} people can vote"),
                    Task(SetupStep.Rehearsal, "Vote and count on the same set-up, and throw it away"),
                ]
                : Array.Empty<SetupTask>(),
            Check(),
        ]),
    ];

    public static int Needed => Owed.Length;

    public int Finished => Owed.Count(step => !Blocks(step));

    public async Task OnGet()
    {
        issued = (await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout()).Issued;
        findings = Readiness.Check(Setup, issued, Staff.Rehearsal is not null, clock.GetUtcNow());
    }

    private bool Blocks(SetupStep step) => findings.Any(finding => finding.IsBlocking && finding.Step == step);

    private SetupTask Task(SetupStep step, string hint)
    {
        var (status, tag) = !IsPrepared ? ("Frozen", null)
            : Blocks(step) ? ("Not finished", "govuk-tag--blue")
            : findings.Count(finding => finding.Step == step) switch
            {
                0 => step == SetupStep.Conflicts && Setup.Counting.Conflicts.IsEmpty ? ("Optional", null) : ("Completed", (string?)null),
                var advice => ($"Advice: {advice}", "govuk-tag--yellow"),
            };
        return new(step.ToString().ToLowerInvariant(), StaffWords.Step(step), hint, StaffRoundLinks.Step(Round.Id, step), status, tag);
    }

    private SetupTask Check()
    {
        var blocking = findings.Count(finding => finding.IsBlocking);
        var status = !IsPrepared ? "Done" : blocking > 0 ? $"{blocking} to mend first" : "Ready to open";
        return new("ready", "Check everything and open", "What blocks the opening, and advice", StaffRoundLinks.Ready(Round.Id), status, !IsPrepared ? null : blocking > 0 ? "govuk-tag--blue" : "govuk-tag--green");
    }

    private static string Short(string text, string otherwise) => text.Length == 0 ? otherwise : text;
}

/// <summary>A line of the task list.</summary>
internal sealed record SetupTask(string Id, string Name, string Hint, string Link, string Status, string? Tag);
