using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>Refuses, makes or reads codes, and has their keyed hashes registered.</summary>
internal sealed class RegisterGrain(IBallotJournal journal, IRoundKeyStore keyStore, TimeProvider clock) : Grain, IRegisterGrain
{
    /// <summary>What the batch of those who came by themselves is called, for staff.</summary>
    private const string Residents = "Signed-in residents";

    /// <summary>Up to here every look at the batches counts; above, at most one in <see cref="CountStands"/>, since each counts every right.</summary>
    private const long CountedEachTime = 10_000;

    private static readonly TimeSpan CountStands = TimeSpan.FromSeconds(10);

    private (DateTimeOffset At, ImmutableArray<CodeBatch> Batches)? counted;

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
            var outcome = await Register(drawn, _ => command.Area, command.Label, Entry(
                command.By, "codes-issued", $"Made {Codes(command.Count)}, “{command.Label}”{(command.Area is { } area ? $", for {area}" : "")}."));
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

        var outcome = await Register(
            codes, i => lines[i].Area, command.Label, Entry(command.By, "codes-registered", $"Registered {Codes(codes.Length)} that were made elsewhere, “{command.Label}”."));
        if (outcome.Refused is not null)
        {
            return new CodesOutcome([outcome.Refused], []);
        }

        return outcome.Taken.IsEmpty
            ? new CodesOutcome([], [.. codes.Select(c => c.Print())])
            : new CodesOutcome(
                [.. outcome.Taken.Select(i => new Refused("code-registered", $"Line {i + 1} has a code that is registered already.", $"codes[{i}]"))], []);
    }

    /// <inheritdoc />
    public async Task<AdmitOutcome> Admit(AdmitPerson command)
    {
        var round = await GrainFactory.GetGrain<IRoundGrain>(this.GetPrimaryKeyString()).GetView();
        if (RegisterRules.WhyNotAdmit(round, command, clock.GetUtcNow()) is { } refused)
        {
            return new AdmitOutcome(refused);
        }

        var keys = await keyStore.Get(round!.Id, default);
        var right = await journal.FindRight(round.Id, keys.RightId(command.Person), default);
        return right switch
        {
            null => new AdmitOutcome((await Register([new NewRight(keys.RightId(command.Person), null, Residents)], null)).Refused),
            { Void: true } => new AdmitOutcome(new Refused("code-void", "Your right to vote here has been withdrawn. Ask the council.")),
            _ => new AdmitOutcome(null),
        };
    }

    /// <inheritdoc />
    public async Task<WithdrawOutcome> Withdraw(WithdrawCodes command)
    {
        if (RegisterRules.WhyNot(command) is { } refused)
        {
            return new WithdrawOutcome([refused], 0);
        }

        try
        {
            counted = null;
            var count = await journal.WithdrawUnused(Round, command.Label, command.PutBack, Record, default);
            return count > 0
                ? new WithdrawOutcome([], count)
                : new WithdrawOutcome([new("codes-none", command.PutBack ? "No code of this batch is withdrawn." : "Every code of this batch has been used or is withdrawn already.", "label")], 0);
        }
        catch (JournalConflictException)
        {
            return new WithdrawOutcome([new("voting-closed", "Voting has closed. The register can be changed no more.")], 0);
        }

        AuditEntry Record(long count) => Entry(
            command.By,
            command.PutBack ? "codes-put-back" : "codes-withdrawn",
            $"{(command.PutBack ? "Put back" : "Withdrew")} {Codes(count)} of “{command.Label}” that nobody had voted with.");
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<CodeBatch>> GetBatches(StaffMember by)
    {
        if (!by.May(StaffAct.RunRounds))
        {
            return [];
        }

        var now = clock.GetUtcNow();
        if (counted is { } last && last.At <= now && now - last.At < CountStands)
        {
            return last.Batches;
        }

        var batches = await journal.CountBatches(Round, default);
        counted = batches.Sum(batch => batch.Issued + batch.Withdrawn) > CountedEachTime ? (now, batches) : null;
        return batches;
    }

    private string Round => this.GetPrimaryKeyString();

    private AuditEntry Entry(StaffMember by, string act, string what) => AuditEntry.Of(Round, by, clock.GetUtcNow(), act, what);

    private static string Codes(long count) => count == 1 ? "1 voter code" : count.ToString("N0", CultureInfo.InvariantCulture) + " voter codes";

    private async Task<(ImmutableArray<int> Taken, Refused? Refused)> Register(
        ImmutableArray<VoterCode> codes, Func<int, string?> area, string label, AuditEntry record)
    {
        var round = Round;
        var head = await journal.ReadHead(round, default);
        var keys = head is null ? await keyStore.GetOrCreate(round, default) : await keyStore.Get(round, default);
        return await Register([.. codes.Select((c, i) => new NewRight(keys.RightId(c), area(i), label))], record);
    }

    private async Task<(ImmutableArray<int> Taken, Refused? Refused)> Register(IReadOnlyList<NewRight> rights, AuditEntry? record)
    {
        try
        {
            counted = null;
            return (await journal.AddRights(Round, rights, record, default), null);
        }
        catch (JournalConflictException)
        {
            return ([], new Refused("voting-closed", "Voting has closed. No more voters can be registered."));
        }
    }
}
