using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Communities;

/// <summary>Refusals, or what happens; neither when all is done already.</summary>
internal sealed record CommunityDecision(ImmutableArray<Refused> Refusals, CommunityEvent? Happened)
{
    public static CommunityDecision Nothing { get; } = new([], null);

    public static implicit operator CommunityDecision(Refused refused) => new([refused], null);

    public static implicit operator CommunityDecision(CommunityEvent happened) => new([], happened);
}

/// <summary>What may be done to a community: pure decisions on its state, the command and the instant.</summary>
internal static partial class CommunityRules
{
    public const int LongestName = 120;
    public const int LongestAbout = 4_000;
    public const int LongestReasons = 4_000;
    public const int MostAreas = 200;
    public const int MostEvidence = 50;

    public static Refused NotKeeper { get; } = new("not-yours", CommunityLifecycle.NotKeeper);

    public static Refused NotFound { get; } = new("community-unknown", "There is no such community.");

    public static CommunityDecision Save(CommunityState state, string id, SaveCommunity command, ImmutableArray<CommunityLine> others, DateTimeOffset now)
    {
        if (!command.By.May(StaffAct.KeepCommunities))
        {
            return NotKeeper;
        }

        var profile = command.Profile;
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (profile.Name.Length is 0 or > LongestName)
        {
            wrong.Add(new("name-missing", $"Give it a name of at most {LongestName} characters.", "name"));
        }

        if (profile.Kind is not (CommunityKind.Place or CommunityKind.Theme))
        {
            wrong.Add(new("kind-missing", "Say whether it is a place or a theme.", "kind"));
        }

        if (profile.About.Length > LongestAbout)
        {
            wrong.Add(new("about-too-long", $"Describe it in at most {LongestAbout:#,0} characters.", "about"));
        }

        if (profile.Areas.Length > MostAreas || profile.Areas.FirstOrDefault(code => !AreaCode().IsMatch(code)) is not null)
        {
            wrong.Add(new("area-unfit", "Enter small-area codes such as E01025123, one on each line.", "areas"));
        }

        if (profile.Parent is { } parent && !MayBePocketOf(id, parent, others))
        {
            wrong.Add(new("parent-unfit", "Choose a community that this one is a pocket of; it cannot be within itself.", "parent"));
        }

        return wrong.Count > 0 ? new CommunityDecision(wrong.ToImmutable(), null)
            : IsSame(state.Profile, profile) ? CommunityDecision.Nothing
            : new CommunitySaved(profile, command.By, now);
    }

    /// <param name="kept">Those of the named entries that are kept evidence of this community.</param>
    public static CommunityDecision Move(CommunityState state, MoveCommunity command, ImmutableArray<int> kept, DateTimeOffset now)
    {
        if (!command.By.May(StaffAct.KeepCommunities))
        {
            return NotKeeper;
        }

        if (state.Story is [.., { } last] && last.Move == command.Move && command.Move != CommunityMove.Unspecified && state.Phase == last.To && last.Reasons == command.Reasons?.Trim())
        {
            return CommunityDecision.Nothing;
        }

        if (command.Reasons?.Length > LongestReasons)
        {
            return new Refused("reasons-too-long", $"Say it in at most {LongestReasons:#,0} characters.", "reasons");
        }

        if (command.Evidence.Length > MostEvidence || command.Evidence.Except(kept).Any())
        {
            return new Refused("evidence-unknown", $"Not kept evidence of this community: {string.Join(", ", command.Evidence.Except(kept).Take(10))}. Enter at most {MostEvidence} numbers of entries that are.", "evidence");
        }

        var lifecycle = new CommunityLifecycle(state.Phase, new(true, !string.IsNullOrWhiteSpace(command.Reasons), command.Evidence.Length > 0));
        var asked = lifecycle.Ask(command.Move);
        return asked.Allowed
            ? new CommunityMoved(command.Move, lifecycle.After(command.Move), command.Reasons!.Trim(), command.Evidence, command.By, now)
            : new CommunityDecision([.. asked.Missing.Select(Say)], null);
    }

    private static Refused Say(string sentence) => sentence switch
    {
        CommunityLifecycle.NoReasons => new("reasons-missing", sentence, "reasons"),
        CommunityLifecycle.NoEvidence => new("evidence-missing", sentence, "evidence"),
        _ => new("wrong-phase", sentence),
    };

    // No community is within itself, however many steps there are between.
    private static bool MayBePocketOf(string id, string parent, ImmutableArray<CommunityLine> others)
    {
        var steps = 0;
        for (var above = parent; above is not null; above = others.FirstOrDefault(line => line.Id == above)?.Parent)
        {
            if (above == id || ++steps > others.Length)
            {
                return false;
            }
        }

        return others.Any(line => line.Id == parent);
    }

    private static bool IsSame(CommunityProfile? before, CommunityProfile now) =>
        before is not null && before with { Areas = now.Areas } == now && before.Areas.SequenceEqual(now.Areas);

    [GeneratedRegex("^[EWSN][0-9]{8}$")]
    private static partial Regex AreaCode();
}
