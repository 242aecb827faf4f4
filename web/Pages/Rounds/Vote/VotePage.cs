using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>A step of voting. <see cref="VoteFilter"/> has found the vote on its way.</summary>
public abstract class VotePage : RoundPage
{
    private BallotWords? words;

    /// <summary>The vote on its way; null only where <see cref="NeedsSession"/> is false.</summary>
    public VoteSession Session { get; internal set; } = null!;

    /// <summary>Whether this browser is a device for many voters, as staff have made it.</summary>
    public bool IsKiosk { get; internal set; }

    /// <summary>Whether the step makes sense without a voter code having been entered.</summary>
    protected internal virtual bool NeedsSession => true;

    /// <summary>Whether the step is over once the vote is in the box.</summary>
    protected internal virtual bool IsBeforeCast => true;

    /// <summary>The projects on the ballot.</summary>
    public IEnumerable<RoundProject> OnBallot => Setup.Projects.Where(project => !project.Withdrawn);

    /// <summary>What the ballot says about itself, in the reader's language.</summary>
    internal BallotWords Say => words ??= new BallotWords(HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Text>>(), Setup);

    /// <summary>Choices with their projects, in ballot order, or by rank where they are ranked.</summary>
    public IReadOnlyList<(RoundProject Project, long Value)> Named(ImmutableArray<Choice> choices)
    {
        var values = choices.ToDictionary(choice => choice.ProjectId, choice => choice.Value);
        var named = OnBallot.Where(project => values.ContainsKey(project.Id)).Select(project => (project, values[project.Id]));
        return Setup.Method == VotingMethod.Ordinal ? [.. named.OrderBy(choice => choice.Item2)] : [.. named];
    }

    /// <summary>The page again with what was refused, in the reader's language.</summary>
    private protected IActionResult Refuse(params IEnumerable<Refused> refusals) => Again(refusals.Select(Say.Refusal));
}
