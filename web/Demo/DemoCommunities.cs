using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Consents;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Photos;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// The places and themes that the two framework documents name, and Clayton Brook with invented entries in each of its registers, every one
/// marked as an example. Made after the service has begun to answer; what is there already is left as it is.
/// </summary>
internal sealed partial class DemoCommunities(IGrainFactory grains, IEntryJournal journal, DemoIdeasStart start, DemoFocus focus, DemoPlans plans, TimeProvider clock, ILogger<DemoCommunities> log) : BackgroundService
{
    /// <summary>The community with entries.</summary>
    public const string Brook = "clayton-brook";

    private const string Files = "Demo.Communities.";

    /// <summary>The day on which the examples were written down; their days are moved so that it was yesterday.</summary>
    private static readonly DateOnly Written = new(2026, 10, 10);

    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);

    private static readonly EntryReader Hand = new(null, Officer);

    /// <summary>The story with a picture.</summary>
    private const int Pictured = 2;

    /// <summary>The one that is made last.</summary>
    public const string Last = "voluntary-capacity";

    private static readonly (string Id, string Name, CommunityKind Kind, string? Parent, string About, bool IsInFocus)[] All =
    [
        (Brook, "Clayton Brook", CommunityKind.Place, null, "An estate of about 4,000 people between the brook and the motorway, built within ten years, with more green than anywhere else in the borough.", true),
        ("chorley-inner-east", "Chorley (Inner) East", CommunityKind.Place, null, "Terraces east of the town centre, where many people rent and move often.", true),
        ("chorley-south-west", "Chorley South West", CommunityKind.Place, null, "Several estates on the edge of the town, each with a character of its own.", true),
        ("coppull", "Coppull", CommunityKind.Place, null, "A former mining village, where fewer people are affected than in the places in focus.", false),
        ("adlington", "Adlington", CommunityKind.Place, null, "A small town on the canal, where fewer people are affected than in the places in focus.", false),
        ("astley", "Astley", CommunityKind.Place, null, "The area around the park, where fewer people are affected than in the places in focus.", false),
        ("closes-behind-the-hall", "The closes behind the hall", CommunityKind.Place, Brook, "Two hundred homes of one landlord, a pocket of higher need (an invented example).", false),
        ("starting-well", "Starting well", CommunityKind.Theme, null, "A good start in life as a child.", false),
        ("ageing-well", "Ageing well", CommunityKind.Theme, null, "Planning for later life, and staying well in it.", false),
        ("key-life-changes", "Managing key life changes", CommunityKind.Theme, null, "Bereavement, separation, and other turns that shake a life.", false),
        ("health-conditions", "Onset of challenging health conditions", CommunityKind.Theme, null, "When health gives way, or a condition is here to stay.", false),
        ("employability", "Employability", CommunityKind.Theme, null, "Ways into work, and into better work.", false),
        ("social-inclusion", "Social inclusion", CommunityKind.Theme, null, "Opportunities to belong, across organisations.", false),
        (Last, "Voluntary capacity", CommunityKind.Theme, null, "More people who give their time, and more ways to give it.", false),
    ];

    /// <summary>Makes what is missing.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        foreach (var (id, name, kind, parent, about, isInFocus) in All)
        {
            cancel.ThrowIfCancellationRequested();
            var community = grains.GetGrain<ICommunityGrain>(id);
            if (await community.GetView() is not null)
            {
                continue;
            }

            Done((await community.Save(new SaveCommunity(new CommunityProfile(name, kind, parent, [], about), Officer))).Refusals);
            if (id == Brook)
            {
                await SeedBrook(cancel);
            }

            if (isInFocus)
            {
                await BringIntoFocus(community, id);
            }
        }

        await focus.Seed(cancel);
        await plans.Seed(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Ready(stoppingToken);
            await Seed(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotMade(failure);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was done; the next start leaves the community as it is.
        }
    }

    private async Task BringIntoFocus(ICommunityGrain community, string id)
    {
        var named = await Add(id, EntryRegister.Evidence, "The framework names it", "The council’s community resilience framework of 2020/21 names this community among the first to get a plan.", null,
            [("kind", "research"), ("source", "Community Resilience Framework 2020/21"), ("gathered", Day("2026-01-05")), ("consent", EntryFieldSet.OpenConsent)], [], null);
        Done((await community.Move(new MoveCommunity(CommunityMove.Propose, "It is named in the framework, and what has been heard since says the same.", [named], Officer))).Refusals);
        Done((await community.Move(new MoveCommunity(CommunityMove.BringIntoFocus, "Agreed with the partners who work here: a plan is made with the people of this community.", [named], Officer))).Refusals);
    }

    private async Task SeedBrook(CancellationToken cancel)
    {
        foreach (var row in Rows("assets"))
        {
            cancel.ThrowIfCancellationRequested();
            await Add(Brook, EntryRegister.Assets, row[0], row[1], EntryOrigin.Invented, [("kind", row[2]), ("where", row[3]), ("contact", row[4]), ("when", row[5]), ("more", row[6]), ("factor", row[7])], Tags(row[8]), Place(row[9], row[10]));
        }

        await SeedEvidence(cancel);
        foreach (var row in Rows("profile"))
        {
            cancel.ThrowIfCancellationRequested();
            await Add(Brook, EntryRegister.Profile, row[0], row[1], EntryOrigin.Invented, [("kind", row[2]), ("source", row[3]), ("method", row[4]), ("basis", row[5]), ("gathered", Day(row[6])), ("consent", row[7])], Tags(row[8]), null);
        }

        foreach (var row in Rows("activities"))
        {
            await Add(
                Brook, EntryRegister.Activities, row[0], row[1], EntryOrigin.Invented,
                [("kind", row[2]), ("day", Day(row[3])), ("where", row[4]), ("reach", row[5]), ("promise", row[6]), ("came", row[7]), ("answer", row[8])], Tags(row[9]), null);
        }

        foreach (var row in Rows("stories"))
        {
            var story = await Add(Brook, EntryRegister.Stories, row[0], row[1], EntryOrigin.Invented, [("kind", row[2]), ("form", row[3]), ("source", row[4]), ("gathered", Day(row[5])), ("consent", row[6]), ("emerged", row[7])], Tags(row[8]), null);
            if (story == Pictured)
            {
                await AddPicture(story);
            }
        }

        foreach (var row in Rows("partners"))
        {
            await Add(Brook, EntryRegister.Partners, row[0], row[1], EntryOrigin.Invented, [("kind", row[2]), ("where", row[3]), ("contact", row[4]), ("web", row[5])], Tags(row[6]), Place(row[7], row[8]));
        }

        foreach (var row in Rows("voices"))
        {
            await Add(
                Brook, EntryRegister.Voices, row[0], "", EntryOrigin.Invented,
                [("source", row[1]), ("kind", row[2]), ("gathered", Day(row[3])), (EntryFieldSet.Everyone, row[4]), .. EntryFieldSet.Groups.Zip(row[5].Split(','))], [], null);
        }

        foreach (var row in Rows("skills"))
        {
            await Add(Brook, EntryRegister.Skills, row[0], "", EntryOrigin.Invented, [("kind", row[1]), ("skill", row[2]), ("who", row[3]), ("day", Day(row[4]))], [], null);
        }
    }

    private async Task SeedEvidence(CancellationToken cancel)
    {
        var numbers = new List<int>();
        foreach (var row in Rows("evidence"))
        {
            cancel.ThrowIfCancellationRequested();
            numbers.Add(await Add(
                Brook, EntryRegister.Evidence, row[0], row[1], EntryOrigin.Invented,
                [("kind", row[2]), ("source", row[3]), ("where", row[4]), ("gathered", Day(row[5])), ("consent", row[6]), ("factor", row[7])], Tags(row[8]), null));
            if (row[9].Length > 0)
            {
                var other = numbers[int.Parse(row[9], CultureInfo.InvariantCulture) - 1];
                Done((await grains.GetGrain<IEntriesGrain>($"{Brook}/evidence").Link(new LinkEntries(numbers[^1], other, row[10], Officer))).Refusals);
            }
        }
    }

    private async Task<int> Add(
        string community, EntryRegister register, string title, string what, EntryOrigin? origin, (string Field, string Value)[] fields, ImmutableArray<string> tags, Place? place)
    {
        var filled = fields.Where(field => field.Value.Length > 0).ToImmutableSortedDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal);
        var outcome = await grains.GetGrain<IEntriesGrain>($"{community}/{EntryFieldSet.Of(register).Name}").Add(new AddEntry(Guid.NewGuid(), new EntryText(title, what, filled, tags, place), Hand, origin));
        Done(outcome.Refusals);
        return outcome.Number;
    }

    private async Task AddPicture(int story)
    {
        var clean = PhotoCleaner.Clean(DemoPicture.Draw()).Photo!;
        var id = Guid.NewGuid().ToString("N");
        await journal.AddPhoto(new StoredEntryPhoto(id, clean.Large, clean.Small, clock.GetUtcNow()), CancellationToken.None);
        var photo = new EntryPhoto(id, DemoPicture.Alt, clean.Width, clean.Height, new GivenConsent(ConsentBasis.NobodyRecognisable, "", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        Done((await grains.GetGrain<IEntriesGrain>($"{Brook}/{EntryFieldSet.Stories.Name}").SetPhoto(new SetEntryPhoto(Guid.NewGuid(), story, photo, Hand))).Refusals);
    }

    private string Day(string written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(day.DayNumber - Written.DayNumber - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : "";

    private static ImmutableArray<string> Tags(string tags) => [.. tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static Place? Place(string latitude, string longitude) =>
        latitude.Length == 0 ? null : new Place(double.Parse(latitude, CultureInfo.InvariantCulture), double.Parse(longitude, CultureInfo.InvariantCulture));

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(DemoCommunities).Assembly.GetManifestResourceStream($"{Files}{file}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split('|');
            }
        }
    }

    private static void Done(ImmutableArray<Refused> refusals)
    {
        if (!refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The demonstration could not be set up: {refusals[0].Field}: {refusals[0].Sentence}");
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The demonstration’s communities could not be made")]
    private partial void LogNotMade(Exception failure);
}
