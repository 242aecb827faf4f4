using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class ShowModel(WorkshopSentences sentences, TimeProvider clock) : WorkshopPage(sentences)
{
    private BoardModel? board;

    /// <summary>The key of the thing whose forms are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "open")]
    public string? Open { get; set; }

    /// <summary>The table whose board is shown; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "table")]
    public int? Table { get; set; }

    public DateTimeOffset Instant => clock.GetUtcNow();

    public bool MayWrite => IsOpen && Now is { Rules.MayWrite: true };

    /// <summary>What the facilitator points at, where it is on the board that is shown.</summary>
    public BoardThing? PointedAt => IsOpen && HasBoard && Room.PointsAt > 0 ? Board.Board.All.FirstOrDefault(thing => thing.Number == Room.PointsAt) : null;

    public BoardModel Board => board ??= new(this, WorkshopBoard.Of(View, Table, Now is { Rules.DotsEach: > 0 } && IsOpen ? Mine?.Number ?? 0 : 0), Open);

    public Task<IActionResult> OnPost() => Command();
}
