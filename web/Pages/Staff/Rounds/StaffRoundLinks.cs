namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of a round's pages for staff.</summary>
internal static class StaffRoundLinks
{
    public static string Home(string round) => $"/staff/rounds/{round}";

    public static string Setup(string round) => $"/staff/rounds/{round}/setup";

    public static string Projects(string round) => $"/staff/rounds/{round}/projects";

    public static string Codes(string round) => $"/staff/rounds/{round}/codes";

    public static string Move(string round, string move) => $"/staff/rounds/{round}/move/{move}";

    public static string Extend(string round) => $"/staff/rounds/{round}/extend";

    public static string Result(string round) => $"/staff/rounds/{round}/result";

    public static string Ledger(string round) => $"/staff/rounds/{round}/ledger";

    public static string File(string round, string file) => $"/staff/rounds/{round}/files/{file}";

    public static string CodeTable(string round, string batch) => $"/staff/rounds/{round}/codes?handler=table&batch={batch}";

    public static string Letters(string round, string batch) => $"/staff/rounds/{round}/codes?handler=letters&batch={batch}";
}
