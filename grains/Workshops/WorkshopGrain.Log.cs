using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Workshops;

internal sealed partial class WorkshopGrain
{
    [LoggerMessage(1, LogLevel.Warning, "Workshop {Workshop}: the batch after {Sequence} was not written: {Reason}")]
    private partial void LogConflict(string workshop, long sequence, string reason);

    [LoggerMessage(2, LogLevel.Error, "Workshop {Workshop}: whether the batch of {Operations} after {Sequence} was written is unknown; it is looked up by its ids")]
    private partial void LogUnknown(Exception error, string workshop, long sequence, int operations);

    [LoggerMessage(3, LogLevel.Error, "Workshop {Workshop}: the journal could not be read")]
    private partial void LogUnread(Exception error, string workshop);

    [LoggerMessage(4, LogLevel.Error, "Workshop {Workshop}: {Operations} senders were told to send again; the grain starts afresh")]
    private partial void LogGivenUp(string workshop, int operations);

    [LoggerMessage(5, LogLevel.Warning, "Workshop {Workshop}: the list of workshops could not be told; it is told again at the next activation")]
    private partial void LogNotListed(Exception error, string workshop);

    [LoggerMessage(6, LogLevel.Warning, "Workshop {Workshop}: the snapshot at {Sequence} could not be written; the journal has everything")]
    private partial void LogNoSnapshot(Exception error, string workshop, long sequence);

    [LoggerMessage(7, LogLevel.Information, "Workshop {Workshop}: {Role} {Participant} goes too fast and is refused")]
    private partial void LogTooFast(string workshop, WorkshopRole role, long participant);

    [LoggerMessage(8, LogLevel.Information, "Workshop {Workshop}: {Command} by {Role} {Participant} was refused: {Code}")]
    private partial void LogNotTheirs(string workshop, string command, WorkshopRole role, long participant, string code);

    [LoggerMessage(9, LogLevel.Error, "Workshop {Workshop}: {Command} could not be decided")]
    private partial void LogUnforeseen(Exception error, string workshop, string command);

    [LoggerMessage(10, LogLevel.Error, "Workshop {Workshop}: {Entries} entries of the audit log could not be written; they follow with the next operation, or when the grain wakes up")]
    private partial void LogNoEntry(Exception error, string workshop, int entries);
}
