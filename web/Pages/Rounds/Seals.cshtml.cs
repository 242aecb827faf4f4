using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class SealsModel(IGrainFactory grains) : RoundPage
{
    public SealsView Seals { get; private set; } = null!;

    /// <summary>The round's whole address, as the program is told it.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}{RoundLinks.About(Round.Id)}";

    public async Task OnGet() => Seals = await grains.GetGrain<ISealsGrain>(Round.Id).GetView();
}
