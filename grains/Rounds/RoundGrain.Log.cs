using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Rounds;

internal sealed partial class RoundGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Round {Round}: {Event} by {By}; the round is {Phase}")]
    private partial void LogHappened(string round, string @event, RoundPhase phase, string by);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Round {Round}: the list of rounds or the reminder could not be told")]
    private partial void LogNotTold(Exception failure, string round);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Round {Round}: something that was due could not be done")]
    private partial void LogNotKept(Exception failure, string round);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "Round {Round}: stopped while something was under way")]
    private partial void LogStopped(string round);

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "Round {Round}: an act could not be written to the audit log; it is tried again")]
    private partial void LogNotAudited(Exception failure, string round);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "Round {Round}: seals or checkpoint are not up to date; they are tried again")]
    private partial void LogNotSealed(Exception failure, string round);
}
