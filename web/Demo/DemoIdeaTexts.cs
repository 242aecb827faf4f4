using ParticipatoryHub.Ideas;

namespace ParticipatoryHub.Web.Demo;

/// <summary>An idea of the demo and the state that it is brought to.</summary>
/// <param name="End">Where it ends up.</param>
/// <param name="Words">What the council says, or null.</param>
/// <param name="Into">The idea that it becomes part of.</param>
internal sealed record DemoIdea(IdeaText Text, IdeaPhase End, string? Words = null, Assessment? Assessment = null, int? Into = null);

/// <summary>Ideas of our own invention that a parish would recognise.</summary>
internal static class DemoIdeaTexts
{
    public static IReadOnlyList<DemoIdea> All { get; } =
    [
        new(Text("A bench and a bin at the top bus stop", "Somewhere to sit with shopping, and somewhere to put the wrapper. The wall is too low and always wet.", "The stop at the top of Great Greens Lane", "Great Greens", "Older people, parents with prams, everyone who waits", "Streets", 1_400), IdeaPhase.Submitted),
        new(Text("Free breakfast at the youth club on Saturdays", "Toast, fruit and porridge from nine to eleven, cooked by the young people themselves with two adults.", "The youth club", "Village centre", "Young people between 11 and 18", "Food", 3_200), IdeaPhase.Submitted),
        new(Text("A map of the footpaths that you can follow with a pram", "A printed and a web map of the ways without steps and stiles, walked and checked by parents.", "The whole village", "Whole village", "Parents, wheelchair users, visitors", "Streets", null), IdeaPhase.Submitted),
        new(Text("Lights along the brook path", "The way from the flats to the bus is pitch dark from October. Low lamps that do not disturb the bats.", "From Sheep Hill to the bus stop", "Brookside", "People who walk home from work and from evening classes", "Safety", 18_000), IdeaPhase.InReview, Assessment: new(Feasibility.WithChanges, "Bats roost by the second bridge; the lamps there must be red and off after eleven.", new Money(1_640_000), "Nine posts at £1,600 and £2,000 for the survey.")),
        new(Text("Swap shelf for school uniforms", "A dry cupboard outside the hall where outgrown uniforms can be left and taken.", "Outside the village hall", "Village centre", "Families with children at school", "Families", 350), IdeaPhase.InReview),
        new(Text("Raised beds by the doctor’s", "Six raised beds that can be tended from a wheelchair, with herbs for anyone to pick.", "The lawn in front of the surgery", "Bridgeway", "Patients who wait, people who live in flats without a garden", "Nature", 2_100), IdeaPhase.ChangesAsked, "The lawn belongs to the surgery. Have you asked them? Please add who would water the beds in summer."),
        new(Text("Benches with arms on the way to the shops", "Three benches, a hundred and fifty paces apart, so that the way to the shops can be walked with a bad hip.", "Bridgeway, from number 20 to the shops", "Bridgeway", "Older people, people who find walking hard", "Streets", 3_000), IdeaPhase.Accepted, "A good idea, and the pavement is wide enough.", new(Feasibility.Feasible, "The pavement is ours and 2.4 metres wide.", new Money(345_000), "Three benches at £890, bases at £260 each.")),
        new(Text("Winter coat library", "Warm coats to borrow for a season, washed and mended between.", "The community pantry", "Village centre", "Anyone who is cold", "Families", 1_800), IdeaPhase.Accepted, "It is on the ballot as you wrote it.", new(Feasibility.Feasible, "The pantry has room and agrees.", new Money(195_000), "Rails, laundry for a season, sixty coats.")),
        new(Text("A wildflower bank that children plant", "The bank behind the school is mown to nothing. Seed, plugs and a day with every class.", "The bank behind the primary school", "Great Greens", "Two hundred children, and bees", "Nature", 900), IdeaPhase.Accepted, "The school and the highways team agree.", new(Feasibility.Feasible, "It is highway land; the cut can be moved to September.", new Money(110_000), "Seed and plugs £600, tools £300, two days of a gardener £200.")),
        new(Text("A swimming pool for Clayton Brook", "The nearest pool is two buses away. A small pool would do.", "The field by the community centre", "Great Greens", "Everyone", "Sport", 250_000), IdeaPhase.Declined, "A pool costs many times the whole fund to build, and more each year to run. We have passed the need for a bus to the pool in Leyland to the transport team.", new(Feasibility.NotFeasible, "Even a small pool costs over two million pounds.", null, "")),
        new(Text("Lamps with sensors on the steps to the flats", "Lamps that go on when somebody comes, on the forty steps that nobody can see at night.", "The steps from the garages to the flats", "Brookside", "People who live in the flats", "Safety", 2_600), IdeaPhase.Appealed, "The steps belong to the housing association, and we cannot put lamps on its land.", new(Feasibility.NotFeasible, "The land is not ours.", null, "")),
        new(Text("A seat at the Great Greens bus stop", "Somewhere to sit while waiting for the 125.", "Great Greens Lane", "Great Greens", "Everyone who waits for the bus", "Streets", 700), IdeaPhase.Merged, "Both want a seat at the same stop.", Into: 1),
    ];

    private static IdeaText Text(string title, string what, string where, string area, string who, string category, long? pounds) =>
        new(title, what, where, area, who, category, pounds is { } cost ? new Money(cost * 100) : null);
}
