using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

/// <summary>For whom a page of plans is.</summary>
public enum PlanAudience
{
    /// <summary>Everybody.</summary>
    Everybody,

    /// <summary>Whoever is signed in and may agree.</summary>
    Agreeing,

    /// <summary>Those who say how actions go.</summary>
    Reporting,

    /// <summary>Those who keep plans.</summary>
    Keeping,
}

/// <summary>A page about the plans of a community.</summary>
internal abstract class PlansPage : CommunityPage
{
    /// <summary>For whom it is.</summary>
    public virtual PlanAudience Audience => PlanAudience.Everybody;
}

/// <summary>A page about one plan. <see cref="PlanFilter"/> has found it before any handler runs.</summary>
internal abstract class PlanPage(IGrainFactory grains, PlanTexts texts) : PlansPage
{
    /// <summary>The plan as the reader may see it.</summary>
    public PlanView Shown { get; set; } = null!;

    /// <summary>The plan.</summary>
    public Plan Plan => Shown.Plan;

    /// <summary>Its number.</summary>
    public int Number => Shown.Number;

    public PlanTexts Texts => texts;

    /// <summary>Made with the form: sent twice, it is done once.</summary>
    public Guid Operation { get; protected set; } = Guid.NewGuid();

    /// <summary>What the form has in it.</summary>
    public PlanSent Form { get; protected set; } = PlanSent.Empty;

    protected IPlanGrain Grain => grains.GetGrain<IPlanGrain>(PlanKey.Of(Community.Id, Number));

    /// <summary>Changes the plan and goes on, or comes back with what is wrong beside its field.</summary>
    protected async Task<IActionResult> Do(Guid op, PlanEdit edit, string to, string done)
    {
        Operation = op;
        var outcome = await Grain.Change(new ChangePlan(op, edit, Reader.Staff!));
        if (outcome.Done)
        {
            return Went(to, done);
        }

        ModelState.AddRefusals(outcome.Refusals);
        return Page();
    }
}

/// <summary>Finds the plan that a page is about, and lets only those come for whom it is. The grain checks the role again.</summary>
internal sealed class PlanFilter(IGrainFactory grains) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>After the community is found.</summary>
    public int Order => 2;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is PlansPage page && !MayCome(page))
        {
            context.Result = page.Reader.Staff is null ? page.Audience == PlanAudience.Agreeing ? new ChallengeResult(ResidentSession.Scheme) : new ChallengeResult() : new ForbidResult();
            return;
        }

        if (context.HandlerInstance is PlanPage plan)
        {
            if (!int.TryParse((string?)context.RouteData.Values["plan"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || await grains.GetGrain<IPlanGrain>(PlanKey.Of(plan.Community.Id, number)).GetView(plan.Reader) is not { } found)
            {
                context.Result = new NotFoundResult();
                return;
            }

            plan.Shown = found;
        }

        await next();
    }

    private static bool MayCome(PlansPage page) => page.Audience switch
    {
        PlanAudience.Agreeing => page.Reader.Resident is not null || page.Reader.Staff?.May(StaffAct.AddEntries) == true,
        PlanAudience.Reporting => page.Reader.Staff?.May(StaffAct.AddEntries) == true,
        PlanAudience.Keeping => page.Keeps,
        _ => true,
    };
}
