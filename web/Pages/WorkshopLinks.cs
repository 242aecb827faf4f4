using System.Globalization;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of workshops.</summary>
internal static class WorkshopLinks
{
    public const string EnterCode = "/join";

    public const string StaffList = "/staff/workshops";

    public const string New = "/staff/workshops/new";

    public static string Join(string code) => $"/join/{code}";

    public static string Show(string workshop) => $"/workshops/{workshop}";

    /// <summary>A group on its board; a note that stands alone has the same place while it is one.</summary>
    public static string Thing(string workshop, long thing) => string.Create(CultureInfo.InvariantCulture, $"{Show(workshop)}#g{thing}");

    /// <summary>The board for whoever has the link.</summary>
    public static string Read(string workshop, string key) => $"{Show(workshop)}/read/{key}";

    public static string Me(string workshop) => Show(workshop) + "/me";

    public static string Table(string workshop) => Show(workshop) + "/table";

    public static string At(string workshop, int table) => string.Create(CultureInfo.InvariantCulture, $"{Table(workshop)}?at={table}");

    public static string TypeIn(string workshop, int table, string sheet) => string.Create(CultureInfo.InvariantCulture, $"{At(workshop, table)}&sheet={sheet}");

    public static string Receipt(string workshop, long note) => string.Create(CultureInfo.InvariantCulture, $"{Show(workshop)}/notes/{note}");

    public static string Projector(string workshop) => Show(workshop) + "/projector";

    public static string Replay(string workshop, long to = 0) => Show(workshop) + (to == 0 ? "/replay" : string.Create(CultureInfo.InvariantCulture, $"/replay?to={to}"));

    public static string Minutes(string workshop) => Show(workshop) + "/minutes";

    public static string Csv(string workshop) => Show(workshop) + "/board.csv";

    public static string Json(string workshop) => Show(workshop) + "/board.json";

    public static string Svg(string workshop) => Show(workshop) + "/board.svg";

    public static string Run(string workshop) => $"/staff/workshops/{workshop}";

    public static string Prepare(string workshop) => Run(workshop) + "/prepare";

    public static string Board(string workshop) => Run(workshop) + "/board";

    public static string People(string workshop) => Run(workshop) + "/people";

    public static string Outcome(string workshop, long thing) => string.Create(CultureInfo.InvariantCulture, $"{Run(workshop)}/outcome/{thing}");

    public static string Peek(string workshop) => Run(workshop) + "/peek";

    public static string Rehearsal(string workshop) => Run(workshop) + "/rehearsal";

    public static string Log(string workshop) => $"{StaffLinks.Log}?round={workshop}";

    public static string Sheets(string workshop) => Run(workshop) + "/sheets";
}
