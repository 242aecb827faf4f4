namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the pages about paper ballots.</summary>
internal static class PaperLinks
{
    public static string All(string round) => $"/staff/rounds/{round}/papers";

    public static string Batch(string round, int batch) => $"/staff/rounds/{round}/papers/{batch}";

    public static string Settle(string round, int batch) => $"{Batch(round, batch)}?handler=settle";

    public static string Print(string round, int batch) => $"/staff/rounds/{round}/papers/{batch}/print";

    public static string HandOut(string round, int? batch = null) => $"/staff/rounds/{round}/papers/hand-out{(batch is { } number ? $"?batch={number}" : "")}";

    public static string Enter(string round, int batch) => $"/staff/rounds/{round}/papers/{batch}/enter";

    public static string Keep(string round, int batch) => $"{Enter(round, batch)}?handler=keep";

    public static string TakeBack(string round, int batch) => $"{Enter(round, batch)}?handler=takeBack";

    public static string Finish(string round, int batch) => $"{Enter(round, batch)}?handler=finish";

    public static string Differences(string round, int batch) => $"/staff/rounds/{round}/papers/{batch}/differences";

    public static string Audit(string round) => $"/staff/rounds/{round}/papers/audit";

    public static string Draw(string round) => $"{Audit(round)}?handler=draw";

    public static string FinishAudit(string round) => $"{Audit(round)}?handler=finish";

    public static string Correct(string round) => $"{Audit(round)}?handler=correct";
}
