namespace ParticipatoryHub.Web.Pages.Rounds;

/// <summary>A blank ballot paper: what stands on it is the same for everybody.</summary>
internal sealed class PaperModel : RoundPage;
