using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops.Rehearsals;

/// <summary>What is stored of a workshop's rehearsal.</summary>
internal sealed record WorkshopRehearsalState
{
    /// <summary>The workshop that the phones are in; null while there is none.</summary>
    public string? Workshop { get; init; }

    public string Code { get; init; } = "";

    public int Phones { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the phones were silenced; null while they are not. After a restart they are silent all the same.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    public RehearsalFigures Figures { get; init; } = new();
}

/// <summary>Whether a workshop can be rehearsed, and what the rehearsal is made of.</summary>
internal static class RehearsalRules
{
    /// <summary>The most phones that one server plays beside its own work.</summary>
    public const int MostPhones = 300;

    /// <summary>How long phones go on by themselves.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private const int LongestTitle = 120;
    private const int LongestStem = 44;

    /// <summary>Why a rehearsal cannot be started, or null.</summary>
    public static Refused? WhyNot(WorkshopRehearsalState state, WorkshopView? workshop, StartWorkshopRehearsal command) =>
        !command.By.May(StaffAct.LeadWorkshops) ? new Refused("not-yours", WorkshopLifecycle.NotYours)
        : workshop is null ? new Refused("no-workshop", "There is no such workshop.")
        : workshop.Setup.RehearsalOf is not null ? new Refused("rehearsal", "This is a rehearsal itself.")
        : state.Workshop is not null ? new Refused("rehearsing", "There is a rehearsal already. Throw it away first.")
        : command.Phones is < 1 or > MostPhones ? new Refused("phones", $"Choose 1 to {MostPhones} phones.", "phones")
        : null;

    /// <summary>The same agenda, named as a rehearsal wherever its name stands. Its ideas go to no round.</summary>
    public static (string Workshop, WorkshopSetup Setup) Of(string workshop, WorkshopSetup setup, DateTimeOffset now)
    {
        var title = "Rehearsal: " + setup.Title;
        var mark = Guid.CreateVersion7(now).ToString("N")[^6..];
        return (
            $"{(workshop.Length > LongestStem ? workshop[..LongestStem].TrimEnd('-') : workshop)}-rehearsal-{mark}",
            setup with { Title = title.Length > LongestTitle ? title[..LongestTitle] : title, Round = null, RehearsalOf = workshop });
    }
}
