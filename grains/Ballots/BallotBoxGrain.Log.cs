using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Ballots;

internal sealed partial class BallotBoxGrain
{
    [LoggerMessage(1, LogLevel.Information, "{Kind} was appended to the public chain of round {Round}; its box is {State}")]
    private partial void LogAppended(string kind, string round, BoxState state);

    [LoggerMessage(2, LogLevel.Warning, "Round {Round}: the batch after {Sequence} was not written: {Reason}")]
    private partial void LogConflict(string round, long sequence, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Round {Round}: the database refused a batch of {Casts}, which now go one by one: {Reason}")]
    private partial void LogRejected(string round, int casts, string reason);

    [LoggerMessage(4, LogLevel.Error, "Round {Round}: whether the batch of {Casts} after {Sequence} was written is unknown; the casts are looked up by their ids")]
    private partial void LogUnknown(Exception error, string round, long sequence, int casts);

    [LoggerMessage(5, LogLevel.Error, "Round {Round}: the ballot journal could not be read for {Casts} casts")]
    private partial void LogUnread(Exception error, string round, int casts);

    [LoggerMessage(6, LogLevel.Error, "Round {Round}: {Casts} callers were told to ask for their casts by id; the box starts afresh")]
    private partial void LogGivenUp(string round, int casts);

    [LoggerMessage(15, LogLevel.Warning, "Round {Round}: the turnout over time could not be told; it is tried again")]
    private partial void LogSeriesNotTold(Exception failure, string round);
}
