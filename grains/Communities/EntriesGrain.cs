using System.Collections.Immutable;

namespace ParticipatoryHub.Communities;

/// <summary>Refuses, decides, writes. The row in the database is the truth; the grain holds nothing but its key.</summary>
internal sealed class EntriesGrain(IEntryJournal journal, TimeProvider clock) : Grain, IEntriesGrain, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private EntriesKey key;

    private string Community => key.Community.Slug;

    private EntryRegister Register => key.Register;

    private EntryFieldSet Fields => EntryFieldSet.Of(Register);

    private DateTimeOffset Now => clock.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ = EntriesKey.TryParse(this.GetPrimaryKeyString(), out key);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => stopping.CancelAsync();

    public void Dispose() => stopping.Dispose();

    public async Task<EntryOutcome> Add(AddEntry command)
    {
        if (key == default || await GrainFactory.GetGrain<ICommunityGrain>(Community).GetView() is null)
        {
            return Refuse(CommunityRules.NotFound);
        }

        if (command.Command == Guid.Empty)
        {
            return Refuse(EntryRules.NoCommand);
        }

        if (!EntryRules.MayAdd(Fields, command.By))
        {
            return Refuse(EntryRules.NotYours);
        }

        if (Wrong(null, command.Text, command.By) is { IsEmpty: false } wrong)
        {
            return new EntryOutcome(wrong, 0);
        }

        var status = command.By.Staff is null ? EntryStatus.Suggested : EntryStatus.Kept;
        var entry = new Entry(0, 1, status, command.Text, EntryRules.Hand(command.By), command.Origin, Now, Now, EntryRules.IsPublic(Fields, status, command.Text));
        return new EntryOutcome([], await journal.Add(Community, Register, command.Command, entry, stopping.Token));
    }

    public Task<EntryOutcome> Change(ChangeEntry command) => Write(
        command.Number,
        command.Command,
        command.By,
        entry => !EntryRules.MayChange(entry, command.By) ? [EntryRules.NotYours]
            : Wrong(entry.Text, Merged(entry, command), command.By) is { IsEmpty: false } wrong ? wrong
            : entry.Version != command.Version ? [new("changed-meanwhile", "Somebody else has changed this entry meanwhile. Load the page again to see what it says now.")]
            : [],
        entry => (entry with { Text = Merged(entry, command) }, EntryAct.Changed, ""));

    public Task<EntryOutcome> Decide(DecideEntry command) => Write(
        command.Number,
        command.Command,
        command.By,
        entry => EntryRules.RefuseDecision(entry, command) is { } refused ? [refused] : [],
        entry => (entry with { Status = command.To }, command.To == EntryStatus.Kept ? EntryAct.Kept : EntryAct.Withdrawn, command.Reason?.Trim() ?? ""));

    public Task<ImmutableArray<Refused>> CheckPhoto(EntryPhoto photo) => Task.FromResult(EntryRules.CheckPhoto(photo, Now));

    public async Task<EntryOutcome> SetPhoto(SetEntryPhoto command)
    {
        EntryPhoto? before = null;
        var outcome = await Write(
            command.Number,
            command.Command,
            command.By,
            entry => EntryRules.RefusePhoto(Fields, entry, command, Now),
            entry =>
            {
                before = entry.Photo;
                return (entry with { Photo = command.Photo }, command.Photo is null ? EntryAct.PhotoTaken : EntryAct.PhotoSet, EntryRules.Told(command.Photo));
            });
        if (outcome.Done && before is not null && before.Id != command.Photo?.Id)
        {
            await journal.DeletePhoto(before.Id, stopping.Token);
        }

        return outcome;
    }

    public async Task<EntryOutcome> Link(LinkEntries command)
    {
        var one = await journal.Read(Community, Register, command.Number, stopping.Token);
        var other = await journal.Read(Community, Register, command.Other, stopping.Token);
        if (EntryRules.RefuseLink(Register, command, one, other) is { } refused)
        {
            return Refuse(refused);
        }

        await journal.Link(Community, Register, Math.Min(command.Number, command.Other), Math.Max(command.Number, command.Other), command.Why!.Trim(), command.By!.Name, Now, stopping.Token);
        return new EntryOutcome([], command.Number);
    }

    public async Task<EntryPage> List(EntryQuery query)
    {
        var seesAll = EntryRules.MaySeeAll(query.Reader);
        var status = query.Status is EntryStatus.Suggested or EntryStatus.Withdrawn ? query.Status : EntryStatus.Kept;
        var (entries, found) = await journal.List(
            Community,
            Register,
            new EntryFilter(
                query.Words, query.Kind, query.Tag, status, !seesAll, query.Reader.Resident, Math.Max(0, query.Skip), Math.Clamp(query.Take, 1, EntryRules.MostTaken)),
            stopping.Token);
        var waiting = EntryRules.MayDecide(query.Reader) ? await journal.Count(Community, Register, EntryStatus.Suggested, stopping.Token) : 0;
        return new EntryPage(seesAll ? entries : [.. entries.Select(ForResidents)], found, waiting);
    }

    public async Task<EntryView?> GetView(int number, EntryReader reader)
    {
        if (await journal.Read(Community, Register, number, stopping.Token) is not { } entry || !EntryRules.MaySee(entry, reader))
        {
            return null;
        }

        var seesAll = EntryRules.MaySeeAll(reader);
        var links = Register == EntryRegister.Evidence ? await journal.ReadLinks(Community, Register, number, stopping.Token) : [];
        return new EntryView(
            seesAll ? entry : ForResidents(entry),
            seesAll ? links : [.. links.Where(link => link.IsPublic)],
            seesAll ? await journal.ReadHistory(Community, Register, number, stopping.Token) : [],
            EntryRules.MayChange(entry, reader),
            EntryRules.MayDecide(reader),
            Register == EntryRegister.Evidence && entry.Status == EntryStatus.Kept && reader.Staff is { } staff && People.StaffRights.May(staff, People.StaffAct.AddEntries));
    }

    public Task<int> Count() => journal.Count(Community, Register, EntryStatus.Kept, stopping.Token);

    public Task<ImmutableArray<EntryKindCount>> CountKinds() => journal.CountKinds(Community, Register, stopping.Token);

    public Task<ImmutableArray<EntryTagCount>> CountTags() => journal.CountTags(Community, Register, stopping.Token);

    public async Task<VoicesTable?> CountVoices()
    {
        if (Register != EntryRegister.Voices)
        {
            return null;
        }

        var filter = new EntryFilter(null, null, null, EntryStatus.Kept, false, null, 0, EntryRules.MostTaken);
        var entries = new List<EntryText>();
        for (var more = true; more; filter = filter with { Skip = filter.Skip + EntryRules.MostTaken })
        {
            var (page, _) = await journal.List(Community, Register, filter, stopping.Token);
            entries.AddRange(page.Select(entry => entry.Text));
            more = page.Length == EntryRules.MostTaken;
        }

        return VoicesTable.Of(entries);
    }

    private ImmutableArray<Refused> Wrong(EntryText? before, EntryText text, EntryReader by) =>
        EntryRules.Check(Fields, text, by, Now) is { IsEmpty: false } wrong ? wrong : EntryRules.CheckDay(Fields, before, text, Now);

    private async Task<EntryOutcome> Write(
        int number, Guid command, EntryReader by, Func<Entry, ImmutableArray<Refused>> refuse, Func<Entry, (Entry Next, EntryAct Act, string Reason)> change)
    {
        if (key == default || await journal.Read(Community, Register, number, stopping.Token) is not { } entry || !EntryRules.MaySee(entry, by))
        {
            return Refuse(EntryRules.NotFound);
        }

        if (command == Guid.Empty)
        {
            return Refuse(EntryRules.NoCommand);
        }

        if (await journal.IsDone(Community, Register, command, stopping.Token))
        {
            return new EntryOutcome([], number);
        }

        if (refuse(entry) is { IsEmpty: false } refusals)
        {
            return new EntryOutcome(refusals, number);
        }

        var (next, act, reason) = change(entry);
        if (next.Status == entry.Status && next.Photo == entry.Photo && next.Text.Says(entry.Text))
        {
            return new EntryOutcome([], number);
        }

        next = next with { Version = entry.Version + 1, ChangedAt = Now, IsPublic = EntryRules.IsPublic(Fields, next.Status, next.Text) };
        var written = await journal.Write(Community, Register, command, next, entry.Version, new EntryChange(act, EntryRules.Hand(by), Now, reason, next.Text), stopping.Token);
        return written ? new EntryOutcome([], number) : Refuse(new Refused("busy", "Somebody else changed this entry at the same moment. Try again."));
    }

    // A resident's form has no fields for staff: what staff filled in stays.
    private EntryText Merged(Entry entry, ChangeEntry command) => command.By.Staff is not null ? command.Text : command.Text with
    {
        Fields = command.Text.Fields.SetItems(entry.Text.Fields.Where(field => Fields.Field(field.Key)?.IsForStaff == true)),
    };

    private Entry ForResidents(Entry entry) => entry with
    {
        Text = entry.Text with { Fields = entry.Text.Fields.RemoveRange(Fields.Fields.Where(field => field.IsForStaff).Select(field => field.Name)) },
        By = entry.By with { Staff = "", Name = "" },
        Photo = entry.Photo is { } photo ? photo with { Consent = photo.Consent is { } consent ? consent with { Who = "" } : null } : null,
    };

    private static EntryOutcome Refuse(Refused refused) => new([refused], 0);
}
