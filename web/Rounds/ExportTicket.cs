using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>How far a file is, as a page hears it.</summary>
internal sealed record ExportState(string Sentence, int Percent, bool Ended);

/// <summary>
/// Tells the page that took a file out how far it is, at most four times a second. The ticket is random and of the page's own making;
/// whoever does not know it hears nothing, and what is heard is a number.
/// </summary>
internal sealed class ExportTicket(IHubContext<LiveHub> hub, TimeProvider clock, string ticket) : IProgress<ExportProgress>
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private long told;

    /// <summary>Whether text can be a ticket: 32 hex digits.</summary>
    public static bool IsOne(string? ticket) => ticket is { Length: 32 } && ticket.All(char.IsAsciiHexDigit);

    /// <inheritdoc />
    public void Report(ExportProgress value)
    {
        if (told == 0 || clock.GetElapsedTime(told) >= Tick)
        {
            told = clock.GetTimestamp();
            _ = Tell(new ExportState(value.Sentence, (int)(value.Fraction * 100), false));
        }
    }

    /// <summary>The last word.</summary>
    public Task End(bool whole) => Tell(new ExportState(whole ? "The whole file is sent." : "The file was not sent.", whole ? 100 : 0, true));

    private Task Tell(ExportState state) => hub.Clients.Group(LiveEvents.ExportGroup(ticket)).SendAsync(LiveEvents.ExportProgressed, state);
}
