using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Communities;

/// <summary>A page about a community. <see cref="CommunityFilter"/> has found it before any handler runs.</summary>
public abstract class CommunityPage : PageModel
{
    /// <summary>The community.</summary>
    public CommunityView Community { get; internal set; } = null!;

    /// <summary>Who reads.</summary>
    public EntryReader Reader { get; internal set; } = EntryReader.Anyone;

    /// <summary>Its key.</summary>
    protected CommunityKey Key => CommunityKey.TryParse(Community.Id, out var key) ? key : default;

    /// <summary>Its name.</summary>
    public string Name => Community.Profile.Name;

    /// <summary>Whether the reader sees what is not public.</summary>
    public bool SeesAll => Reader.Staff?.May(StaffAct.SeeCommunities) == true;

    /// <summary>Whether the reader may add to a register.</summary>
    public bool MayAdd(EntryFieldSet fields) => fields.Audience == EntryAudience.Everybody || Reader.Staff?.May(StaffAct.AddEntries) == true;

    /// <summary>Whether the reader sets up communities and decides on entries.</summary>
    public bool Keeps => Reader.Staff?.May(StaffAct.KeepCommunities) == true;

    /// <summary>Goes on to another page, which says what was done.</summary>
    protected IActionResult Went(string link, string done)
    {
        TempData["Done"] = done;
        return LocalRedirect(link);
    }
}

/// <summary>A page about one of a community's registers.</summary>
public abstract class RegisterPage : CommunityPage
{
    /// <summary>What its entries hold.</summary>
    public EntryFieldSet Fields { get; internal set; } = null!;

    /// <summary>Whether only those come here who may add something.</summary>
    public virtual bool IsForAdding => false;

    /// <summary>The register's key.</summary>
    protected string RegisterKey => $"{Community.Id}/{Fields.Name}";
}

/// <summary>Finds the community and the register that a page is about; whoever wants to add and is not signed in is asked to.</summary>
internal sealed class CommunityFilter(IGrainFactory grains, CurrentResident resident, CurrentStaff staff) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>After it is known whether staff may come.</summary>
    public int Order => 1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var reader = new EntryReader(resident.Id, staff.Member);
        if (reader != EntryReader.Anyone)
        {
            context.HttpContext.Response.IsKeptNowhere();
        }

        if (context.HandlerInstance is RegisterPage { IsForAdding: true } && reader.Resident is null && reader.Staff?.May(StaffAct.AddEntries) != true)
        {
            context.Result = reader.Staff is null ? new ChallengeResult(ResidentSession.Scheme) : new ForbidResult();
            return;
        }

        if (context.HandlerInstance is CommunityPage page && !await Find(context, page, reader))
        {
            context.Result = new NotFoundResult();
            return;
        }

        await next();
    }

    // Of what staff keep among themselves nobody else learns that it is there.
    private static bool IsFor(EntryFieldSet fields, RegisterPage page, EntryReader reader) => fields.Audience switch
    {
        EntryAudience.Everybody => true,
        EntryAudience.Readers => !page.IsForAdding || reader.Staff?.May(StaffAct.AddEntries) == true,
        _ => reader.Staff?.May(page.IsForAdding ? StaffAct.AddEntries : StaffAct.SeeCommunities) == true,
    };

    private async Task<bool> Find(PageHandlerExecutingContext context, CommunityPage page, EntryReader reader)
    {
        if (!CommunityKey.TryParse((string?)context.RouteData.Values["community"], out var key) || await grains.GetGrain<ICommunityGrain>(key.Slug).GetView() is not { } found)
        {
            return false;
        }

        if (page is RegisterPage register)
        {
            if (EntryFieldSet.Find((string?)context.RouteData.Values["register"]) is not { } fields)
            {
                return false;
            }

            if (!IsFor(fields, register, reader))
            {
                return false;
            }

            register.Fields = fields;
        }

        (page.Community, page.Reader) = (found, reader);
        page.ViewData["Subject"] = found.Profile.Name;
        return true;
    }
}
