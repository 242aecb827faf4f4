namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>The pages that are measured: those of one round, with all that is on them.</summary>
internal static class PageList
{
    /// <summary>What residents read without a code.</summary>
    public static IEnumerable<MeasuredPage> ForResidents(PageVisitor nobody, PageRound voting, PageRound over, PageRound ideas) =>
    [
        new("front page", "/", nobody),
        new("about the round", $"/rounds/{voting.Id}", nobody),
        new("about, searched", $"/rounds/{voting.Id}?find=number", nobody),
        new("project", $"/rounds/{voting.Id}/projects/{voting.OneProject}", nobody),
        new("enter a code", $"/rounds/{voting.Id}/vote", nobody),
        new("ballot paper", $"/rounds/{voting.Id}/paper", nobody),
        new("check my vote", $"/rounds/{voting.Id}/track", nobody),
        new("results", $"/rounds/{over.Id}/results", nobody),
        new("results, the count", $"/rounds/{over.Id}/results/count", nobody),
        new("results, other rules", $"/rounds/{over.Id}/results/rules", nobody),
        new("about, voting over", $"/rounds/{over.Id}", nobody),
        new("ideas", $"/rounds/{ideas.Id}/ideas", nobody),
        new("ideas, searched", $"/rounds/{ideas.Id}/ideas?find=benches", nobody),
        new("idea", $"/rounds/{ideas.Id}/ideas/7", nobody),
    ];

    /// <summary>What officers read.</summary>
    public static IEnumerable<MeasuredPage> ForStaff(PageVisitor officer, PageRound voting, PageRound over, PageRound ideas) =>
    [
        new("staff: all rounds", "/staff", officer),
        new("staff: dashboard", $"/staff/rounds/{voting.Id}", officer),
        new("staff: dashboard, published", $"/staff/rounds/{over.Id}", officer),
        new("staff: set-up", $"/staff/rounds/{ideas.Id}/setup", officer),
        new("staff: set-up, dates", $"/staff/rounds/{ideas.Id}/setup/dates", officer),
        new("staff: conflicts", $"/staff/rounds/{ideas.Id}/setup/conflicts", officer),
        new("staff: readiness", $"/staff/rounds/{ideas.Id}/ready", officer),
        new("staff: projects", $"/staff/rounds/{ideas.Id}/projects", officer),
        new("staff: one project", $"/staff/rounds/{ideas.Id}/projects/edit?id={ideas.OneProject}", officer),
        new("staff: preview", $"/staff/rounds/{ideas.Id}/preview", officer),
        new("staff: rehearsal", $"/staff/rounds/{ideas.Id}/rehearsal", officer),
        new("staff: codes", $"/staff/rounds/{voting.Id}/codes", officer),
        new("staff: who may vote", $"/staff/rounds/{voting.Id}/who-may-vote", officer),
        new("staff: comments of the round", $"/staff/rounds/{voting.Id}/comments", officer),
        new("staff: moderation queue", $"/staff/comments?round={voting.Id}", officer),
        new("staff: ideas", $"/staff/rounds/{ideas.Id}/ideas", officer),
        new("staff: idea", $"/staff/rounds/{ideas.Id}/ideas/7", officer),
        new("staff: the count", $"/staff/rounds/{over.Id}/result", officer),
        new("staff: deliveries", $"/staff/rounds/{over.Id}/deliveries", officer),
        new("staff: audit log", $"/staff/rounds/{voting.Id}/log", officer),
    ];
}
