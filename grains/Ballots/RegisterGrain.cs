using System.Collections.Immutable;

namespace ParticipatoryHub.Ballots;

/// <summary>Refuses, makes or reads codes, and has their keyed hashes registered.</summary>
internal sealed class RegisterGrain(IBallotJournal journal, IRoundKeyStore keyStore) : Grain, IRegisterGrain
{
    /// <inheritdoc />
    public async Task<CodesOutcome> Issue(IssueCodes command)
    {
        if (RegisterRules.WhyNot(command.By, command.Count, command.Label) is { } refused)
        {
            return new CodesOutcome([refused], []);
        }

        if (!RegisterRules.IsArea(command.Area))
        {
            return new CodesOutcome([RegisterRules.AreaMalformed("An area", "area")], []);
        }

        var codes = new HashSet<VoterCode>(command.Count);
        while (true)
        {
            while (codes.Count < command.Count)
            {
                codes.Add(VoterCode.New());
            }

            var drawn = codes.ToImmutableArray();
            var outcome = await Register(drawn, _ => command.Area, command.Label);
            if (outcome.Taken.IsEmpty)
            {
                return outcome.Refused is null ? new CodesOutcome([], [.. drawn.Select(c => c.Print())]) : new CodesOutcome([outcome.Refused], []);
            }

            codes.ExceptWith(outcome.Taken.Select(i => drawn[i]));
        }
    }

    /// <inheritdoc />
    public async Task<CodesOutcome> Import(ImportCodes command)
    {
        var lines = command.Codes.IsDefault ? [] : command.Codes;
        if (RegisterRules.WhyNot(command.By, lines.Length, command.Label) is { } refused)
        {
            return new CodesOutcome([refused], []);
        }

        var (codes, wrong) = RegisterRules.Read(lines);
        if (!wrong.IsEmpty)
        {
            return new CodesOutcome(wrong, []);
        }

        var outcome = await Register(codes, i => lines[i].Area, command.Label);
        if (outcome.Refused is not null)
        {
            return new CodesOutcome([outcome.Refused], []);
        }

        return outcome.Taken.IsEmpty
            ? new CodesOutcome([], [.. codes.Select(c => c.Print())])
            : new CodesOutcome(
                [.. outcome.Taken.Select(i => new Refused("code-registered", $"Line {i + 1} has a code that is registered already.", $"codes[{i}]"))], []);
    }

    private async Task<(ImmutableArray<int> Taken, Refused? Refused)> Register(
        ImmutableArray<VoterCode> codes, Func<int, string?> area, string label)
    {
        var round = this.GetPrimaryKeyString();
        var head = await journal.ReadHead(round, default);
        var keys = head is null ? await keyStore.GetOrCreate(round, default) : await keyStore.Get(round, default);
        try
        {
            return (await journal.AddRights(round, [.. codes.Select((c, i) => new NewRight(keys.RightId(c), area(i), label))], default), null);
        }
        catch (JournalConflictException)
        {
            return ([], new Refused("voting-closed", "Voting has closed. No more voters can be registered."));
        }
    }
}
