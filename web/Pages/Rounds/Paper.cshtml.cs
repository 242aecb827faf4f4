using ParticipatoryHub.Web.Languages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Pages.Rounds.Vote;

namespace ParticipatoryHub.Web.Pages.Rounds;

/// <summary>A blank ballot paper: what stands on it is the same for everybody.</summary>
internal sealed class PaperModel(IStringLocalizer<Text> texts) : RoundPage
{
    public BallotWords Say => new(texts, Setup);

    /// <summary>The projects with their numbers, in the council's order: the same numbers as on the web.</summary>
    public IEnumerable<(RoundProject Project, int Number)> Lines =>
        Setup.Projects.Where(project => !project.Withdrawn).Select((project, place) => (project, place + 1));
}
