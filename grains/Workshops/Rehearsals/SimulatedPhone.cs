namespace ParticipatoryHub.Workshops.Rehearsals;

/// <summary>One phone of a rehearsal: what it has done, and what it would do next. Chance decides, within what the stage lets people do.</summary>
internal sealed class SimulatedPhone(string token, int number)
{
    private const int MostNotes = 4;
    private const int OneInSoManyRaisesAHand = 12;

    private readonly Dictionary<long, int> dots = [];
    private int notes;
    private bool hasSpoken;
    private bool hasRated;

    public WorkshopPerson Person { get; } = WorkshopPerson.Of(token);

    /// <summary>How it asks to be let in; asked again, it keeps its place in the line.</summary>
    public JoinWorkshop Joining(int tables) => new(JoinId, token, number % 3 == 0 ? null : $"Phone {number}", tables == 0 ? 0 : 1 + (number % tables));

    public bool HasJoined { get; set; }

    private Guid JoinId { get; } = Guid.NewGuid();

    /// <summary>What it would do now, or null.</summary>
    /// <param name="now">The stage, or null before the first.</param>
    /// <param name="things">What dots can be placed on.</param>
    public WorkshopCommand? Next(AgendaStage? now, IReadOnlyList<long> things, Random chance)
    {
        if (now is null)
        {
            return null;
        }

        var (rules, could) = (now.Rules, new List<WorkshopCommand>());
        if (rules.MayWrite && notes < MostNotes)
        {
            could.Add(new WriteNote(RehearsalSentences.One(chance), Language: "en"));
        }

        if (things.Count > 0 && dots.Values.Sum() < rules.DotsEach)
        {
            var thing = things[chance.Next(things.Count)];
            var count = dots.GetValueOrDefault(thing) + 1;
            if (count <= rules.DotsOnOne)
            {
                could.Add(new PlaceDots(thing, count));
            }
        }

        if (rules.MayRaiseHand && !hasSpoken && chance.Next(OneInSoManyRaisesAHand) == 0)
        {
            could.Add(new RaiseHand(true));
        }

        if (now.Kind == WorkshopStage.Feedback && !hasRated)
        {
            could.Add(new GiveFeedback(chance.Next(2, 6)));
        }

        return could.Count == 0 ? null : could[chance.Next(could.Count)];
    }

    /// <summary>Notes what was accepted.</summary>
    public void Did(WorkshopCommand command)
    {
        notes += command is WriteNote ? 1 : 0;
        hasSpoken |= command is RaiseHand;
        hasRated |= command is GiveFeedback;
        if (command is PlaceDots placed)
        {
            dots[placed.Thing] = placed.Count;
        }
    }
}
