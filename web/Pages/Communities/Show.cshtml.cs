using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Front;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class ShowModel(FrontReader reader, EntryWords words) : CommunityPage
{
    public EntryWords Words => words;

    /// <summary>What is going on here.</summary>
    public CommunityFront Facts { get; private set; } = null!;

    public int CountOf(EntryRegister register) => Facts.Entries.GetValueOrDefault(register);

    public async Task OnGet() => Facts = (await reader.ReadCommunity(Key))!;
}
