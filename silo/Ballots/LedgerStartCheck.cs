using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>Refuses to start on a database whose chains were tampered with or torn: the newest rounds' last thousand entries are re-hashed.</summary>
internal sealed class LedgerStartCheck(IBallotJournal journal) : IStartCheck
{
    private const int MostRounds = 50;
    private const int MostEntries = 1_000;

    public async Task<string?> WhyNot(CancellationToken cancellationToken)
    {
        foreach (var round in await journal.ListRounds(MostRounds, cancellationToken))
        {
            if (await LedgerTail.WhyNot(journal, round, MostEntries, cancellationToken) is { } problem)
            {
                return $"the ledger of round {round} does not hold: {problem}";
            }
        }

        return null;
    }
}
