using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of a round's pages for staff.</summary>
internal static class StaffRoundLinks
{
    public static string Home(string round) => $"/staff/rounds/{round}";

    public static string Setup(string round) => $"/staff/rounds/{round}/setup";

    public static string Step(string round, SetupStep step) => step switch
    {
        SetupStep.Projects => Projects(round),
        SetupStep.Codes => Codes(round),
        SetupStep.Rehearsal => Rehearsal(round),
        SetupStep.Unspecified => Setup(round),
        _ => $"/staff/rounds/{round}/setup/{step.ToString().ToLowerInvariant()}",
    };

    public static string Ready(string round) => $"/staff/rounds/{round}/ready";

    public static string Preview(string round) => $"/staff/rounds/{round}/preview";

    public static string Preview(string round, VotingMethod method) => $"/staff/rounds/{round}/preview/{method.ToString().ToLowerInvariant()}";

    public static string Rehearsal(string round) => $"/staff/rounds/{round}/rehearsal";

    public static string Log(string round) => $"/staff/rounds/{round}/log";

    public static string NewProject(string round) => $"/staff/rounds/{round}/projects/edit";

    public static string Project(string round, string project) => $"/staff/rounds/{round}/projects/edit?id={Uri.EscapeDataString(project)}";

    public static string ChangeProjects(string round) => $"/staff/rounds/{round}/projects/change";

    public static string UndoProjects(string round) => $"/staff/rounds/{round}/projects?handler=undo";

    public static string Withdraw(string round, string label, bool putBack = false) =>
        $"/staff/rounds/{round}/codes/withdraw?label={Uri.EscapeDataString(label)}{(putBack ? "&putBack=true" : "")}";

    public static string Projects(string round) => $"/staff/rounds/{round}/projects";

    /// <summary>Who may vote without a code.</summary>
    public static string Access(string round) => $"/staff/rounds/{round}/who-may-vote";

    public static string Codes(string round) => $"/staff/rounds/{round}/codes";

    public static string Move(string round, string move) => $"/staff/rounds/{round}/move/{move}";

    /// <summary>What two people sign.</summary>
    public static string Sign(string round) => $"/staff/rounds/{round}/sign";

    /// <summary>The page of a move: most are asked for on one page of their own kind.</summary>
    public static string Move(string round, RoundMove move) => move == RoundMove.Sign ? Sign(round) : Move(round, StaffWords.Slug(move));

    /// <summary>The result and its figures, to be printed.</summary>
    public static string Committee(string round) => $"/staff/rounds/{round}/committee";

    /// <summary>What waits for a second person.</summary>
    public static string Agree(string round, int number) => $"/staff/rounds/{round}/agree/{number}";

    /// <summary>Drops what waits.</summary>
    public static string Drop(string round, int number) => $"{Agree(round, number)}?handler=drop";

    public static string Voids(string round) => $"/staff/rounds/{round}/voids";

    public static string Counts(string round) => $"/staff/rounds/{round}/counts";

    public static string Challenges(string round) => $"/staff/rounds/{round}/challenges";

    public static string AnswerChallenge(string round) => $"{Challenges(round)}?handler=answer";

    /// <summary>A device for many voters.</summary>
    public static string Kiosk(string round) => $"/staff/rounds/{round}/kiosk";

    public static string EndKiosk(string round) => $"{Kiosk(round)}?handler=end";

    /// <summary>The keys, to be destroyed.</summary>
    public static string Keys(string round) => $"/staff/rounds/{round}/keys";

    /// <summary>The published result, to be set aside.</summary>
    public static string SetAside(string round) => $"/staff/rounds/{round}/set-aside";

    public static string Extend(string round) => $"/staff/rounds/{round}/extend";

    public static string Result(string round) => $"/staff/rounds/{round}/result";

    public static string Ledger(string round) => $"/staff/rounds/{round}/ledger";

    public static string File(string round, string file) => $"/staff/rounds/{round}/files/{file}";

    public static string CodeTable(string round, string batch) => $"/staff/rounds/{round}/codes?handler=table&batch={batch}";

    public static string Letters(string round, string batch) => $"/staff/rounds/{round}/codes?handler=letters&batch={batch}";
}
