namespace ParticipatoryHub.Workshops.Rehearsals;

/// <summary>What simulated phones write: sentences such as people say about where they live, long ones and short ones.</summary>
internal static class RehearsalSentences
{
    private static readonly string[] All =
    [
        "A bench where the bus stops", "The chapel hall is warm and always open", "More light on the path to the station", "Neighbours who know each other",
        "The allotments behind the school", "A place for young people in the evening", "Somewhere dry to sit and talk in winter", "The library is open too seldom",
        "Grass cut so that the children can play on it", "A crossing by the school: cars come round the bend too fast, and the children of three streets have to walk there twice a day",
        "Help with forms, from somebody who has the time", "The community shop", "A choir", "Fewer bins on the pavement; with a wheelchair you have to go onto the road",
        "Repairing things together", "The fish and chip shop, where everybody meets", "A bus that comes on Sundays", "Lunch once a week for people who live alone",
        "Trees along the main road, for shade", "Cycle parking that is not the lamp post", "Somebody to ring when the river rises", "The footpath by the brook is lovely, but it floods",
        "A noticeboard that is not only online", "Swimming lessons", "The doctor’s surgery: I wait three weeks", "Keep the market",
        "Young and old cooking together", "A key for the sports hall that more than one person has", "Toilets in the park", "The view from the hill; do not build there",
    ];

    /// <summary>One of them.</summary>
    public static string One(Random chance) => All[chance.Next(All.Length)];
}
