using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class SheetsModel(WorkshopSentences sentences, HubOptions options) : StaffWorkshopPage(sentences)
{
    private const int Most = 60;
    private const int Highest = 9_999;

    [BindProperty(SupportsGet = true, Name = "at")]
    public int? At { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public int? First { get; set; }

    [BindProperty(SupportsGet = true, Name = "count")]
    public int? Asked { get; set; }

    public int Table => Math.Clamp(At ?? 0, 0, Setup.Tables);

    public int From => Math.Clamp(First ?? 1, 1, Highest);

    public int Count => Math.Clamp(Asked ?? 12, 1, Most);

    /// <summary>The numbers on the slips: the table, and a number of its own.</summary>
    public IEnumerable<string> Sheets => Enumerable.Range(From, Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{(Table > 0 ? $"T{Table}" : "H")}-{number:000}"));

    /// <summary>What is asked where notes are gathered first.</summary>
    public string Prompt => Setup.Agenda.FirstOrDefault(stage => stage.Kind == WorkshopStage.Gather)?.Prompt ?? Setup.Agenda[0].Prompt;

    public string Address(string sheet) => new Uri(options.Site(Request), WorkshopLinks.TypeIn(Id, Table, sheet)).ToString();
}
