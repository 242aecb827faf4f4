namespace ParticipatoryHub.Web.Dashboard;

/// <summary>Why ballots and codes were refused, as an officer reads it.</summary>
internal static class RefusalWords
{
    public static string Of(string code) => code switch
    {
        "code-mistyped" => "The voter code was mistyped",
        "code-unknown" => "Well typed, but no voter of this round has the code",
        "code-void" => "The code was withdrawn",
        "paper-issued" => "They had been handed a paper ballot",
        "paper-issued-already" => "A second paper ballot was asked for",
        "voting-not-open" => "Voting had not opened",
        "voting-closed" => "Voting had closed",
        "voting-suspended" => "Voting was paused",
        "ballot-empty" => "Nothing was chosen",
        "too-many-projects" => "Too many projects were chosen",
        "too-few-projects" => "Too few projects were chosen",
        "over-budget" => "The projects cost more than there is to spend",
        "under-least-cost" => "The projects cost less than a ballot must",
        "project-unknown" => "A project that is not on the ballot",
        "project-twice" => "A project was chosen twice",
        "points-out-of-range" => "Too many or too few points for a project",
        "too-many-points" => "More points were given than there are",
        "too-few-points" => "Too few points were given in all",
        "rank-twice" or "rank-out-of-range" => "A place was given twice or is missing",
        "not-a-whole-number" => "Points were not a whole number",
        "cast-id-reused" => "Two votes were sent under one id",
        "busy" => "Very many were voting at that moment",
        "outcome-unknown" => "The database did not answer in time; the voter was told to wait",
        _ => code.Replace('-', ' '),
    };
}
