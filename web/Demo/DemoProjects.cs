using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Demo;

/// <summary>Projects of our own invention that a parish would recognise. Places are near the real Clayton Brook; nothing else is real.</summary>
internal static class DemoProjects
{
    /// <summary>The open round's: fourteen.</summary>
    public static ImmutableArray<RoundProject> Fund { get; } =
    [
        Make("p01", "New swings and a basket seat at the Great Greens play area", 18_500, "Great Greens", "Play,Families", 53.7221, -2.6315, Delivery.Council, "The old swings were taken down two winters ago. Two flat seats, two cradle seats and a basket seat that several children can share, on a surface that wheelchairs can cross."),
        Make("p02", "Lighting for the path behind the village hall", 14_200, "Village centre", "Safety,Streets", 53.7213, -2.6290, Delivery.Council, "Eight low, warm lamps with sensors between the hall and the bus stop, so that people walk home after evening groups."),
        Make("p03", "Warm welcome kitchen: a year of Wednesday lunches", 9_800, "Village centre", "Food,Older people", 53.7210, -2.6287, Delivery.Grant, "A cooked lunch and company every Wednesday, run by volunteers. The money buys food, gas and food hygiene training."),
        Make("p04", "Benches on the walk to the health centre", 4_600, "Bridgeway", "Older people,Streets", 53.7235, -2.6331, Delivery.Council, "Four benches with arms, about two hundred paces apart, chosen with people who use them."),
        Make("p05", "Community orchard by the brook", 6_300, "Brookside", "Nature,Food", 53.7199, -2.6342, Delivery.Grant, "Thirty apple, plum and damson trees on the rough grass, with a planting day for the schools and a pruning course for whoever will look after them."),
        Make("p06", "Youth shelter and repaint of the ball court", 12_900, "Great Greens", "Young people,Sport", 53.7226, -2.6308, Delivery.Council, "A place to sit out of the rain, designed with the youth club, and fresh lines for basketball and five-a-side."),
        Make("p07", "Defibrillators at the two ends of the village", 3_900, "Whole village", "Health,Safety", 53.7241, -2.6279, Delivery.Supplier, "Two defibrillators in heated cabinets, and six evenings of training for anybody who comes."),
        Make("p08", "Repair café: tools, tests and a store cupboard", 2_750, "Village centre", "Environment,Skills", 53.7209, -2.6294, Delivery.Grant, "Mending instead of throwing away, on the first Saturday of the month. Pays for hand tools, an appliance tester and insurance."),
        Make("p09", "Minibus share for trips and appointments", 16_000, "Whole village", "Transport,Older people", 53.7216, -2.6300, Delivery.Grant, "A half share of a minibus with a lift, with a volunteer drivers' scheme, for hospital visits in the week and outings at weekends."),
        Make("p10", "Wildflower verges and bee banks", 3_200, "Bridgeway", "Nature,Environment", 53.7247, -2.6349, Delivery.Council, "Late mowing, native seed and five south-facing banks on the verges that people choose."),
        Make("p11", "Dropped kerbs on the school run", 8_400, "Brookside", "Streets,Families", 53.7190, -2.6311, Delivery.Council, "Six crossings where prams, scooters and wheelchairs have to go round by the road today."),
        Make("p12", "Laptop library and digital help desk", 5_600, "Village centre", "Skills,Older people", 53.7212, -2.6285, Delivery.Grant, "Twelve laptops to borrow like books, and a patient person on Tuesdays who helps with forms, photos and video calls."),
        Make("p13", "Pump track for bikes and scooters", 24_000, "Great Greens", "Young people,Sport", 53.7230, -2.6296, Delivery.Supplier, "A looping tarmac track for all ages beside the ball court, with planting to keep the noise from the gardens."),
        Make("p14", "Winter music and lantern walk", 2_400, "Whole village", "Culture,Families", 53.7214, -2.6306, Delivery.Grant, "Lantern making in the schools, a brass band and soup for everyone, on the darkest Friday of the year."),
    ];

    /// <summary>The published round's: twelve, two of them with the same cost and, as the ballots fell, the same votes.</summary>
    public static ImmutableArray<RoundProject> Green { get; } =
    [
        Make("g01", "Solar panels on the village hall", 15_500, "Village centre", "Energy", 53.7211, -2.6289, Delivery.Supplier, "Panels and a small battery; what they save goes to the hall's upkeep."),
        Make("g02", "Pond restoration at the nature reserve", 6_200, "Brookside", "Nature", 53.7195, -2.6350, Delivery.Grant, "Dredging, a dipping platform and a path that stays dry."),
        Make("g03", "Street trees for Bridgeway", 7_400, "Bridgeway", "Nature,Streets", 53.7243, -2.6338, Delivery.Council, "Twenty-four trees in the verges, watered for three years."),
        Make("g04", "Cycle stands and a repair post", 3_100, "Village centre", "Transport", 53.7214, -2.6292, Delivery.Council, "Stands for forty bikes at the shops and the hall, and a post with tools and a pump."),
        Make("g05", "Rain gardens on the car park", 9_800, "Village centre", "Water", 53.7208, -2.6296, Delivery.Council, "Three sunken beds that take the water that now stands by the doctor's."),
        Make("g06", "Allotment for the primary schools", 4_500, "Great Greens", "Food,Families", 53.7224, -2.6319, Delivery.Grant, "Raised beds, a polytunnel and a gardener for a day a fortnight."),
        Make("g07", "Draught-proofing evenings and kits", 4_500, "Whole village", "Energy", 53.7218, -2.6303, Delivery.Grant, "Ten evenings to learn it, three hundred kits to take home."),
        Make("g08", "Hedgehog highways", 1_200, "Bridgeway", "Nature", 53.7249, -2.6327, Delivery.Grant, "Gaps in two hundred fences, ramps in drains, and signs."),
        Make("g09", "Community compost scheme", 3_600, "Brookside", "Environment", 53.7189, -2.6334, Delivery.Grant, "Three large bays and a shredder day each season."),
        Make("g10", "Drinking fountain and bottle filler", 2_900, "Great Greens", "Water,Sport", 53.7228, -2.6301, Delivery.Supplier, "By the ball court, safe from frost."),
        Make("g11", "Electric mower and tool share", 5_300, "Whole village", "Environment,Skills", 53.7215, -2.6310, Delivery.Grant, "A shed of good tools that any household can book."),
        Make("g12", "Flood watch on the brook", 8_700, "Brookside", "Water,Safety", 53.7186, -2.6345, Delivery.Supplier, "Two level gauges and a text message when the brook rises."),
    ];

    /// <summary>The draft's: a beginning.</summary>
    public static ImmutableArray<RoundProject> Youth { get; } =
    [
        Make("y01", "Recording corner at the youth club", 3_400, "Village centre", "Young people,Culture", 53.7212, -2.6291, Delivery.Grant, "Microphones, a desk and someone who knows how."),
        Make("y02", "Girls' football: kit and a coach for a season", 2_800, "Great Greens", "Young people,Sport", 53.7229, -2.6299, Delivery.Grant, "Two teams, two age groups."),
        Make("y03", "Late bus on Fridays", 5_200, "Whole village", "Young people,Transport", 53.7216, -2.6300, Delivery.Supplier, "Home from town until eleven, for a trial year."),
        Make("y04", "First jobs club", 2_200, "Village centre", "Young people,Skills", 53.7210, -2.6288, Delivery.Grant, "Applications, interviews and a suit to borrow."),
    ];

    private static RoundProject Make(
        string id, string name, long pounds, string area, string categories, double latitude, double longitude, Delivery delivery, string description) => new(
        id,
        name,
        "Example: " + description,
        new Money(pounds * 100),
        area,
        [.. categories.Split(',')],
        new Place(latitude, longitude),
        delivery,
        false,
        ImmutableSortedDictionary<string, string>.Empty);
}
