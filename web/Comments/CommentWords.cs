using Microsoft.Extensions.Localization;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Comments;

/// <summary>Comments' orders and reasons in words.</summary>
internal static class CommentWords
{
    /// <summary>The orders there are, as they are offered.</summary>
    public static IReadOnlyList<CommentSort> Sorts { get; } = [CommentSort.Newest, CommentSort.Oldest, CommentSort.Supported, CommentSort.Replied];

    /// <summary>Why somebody may bring a comment before the moderators, as offered.</summary>
    public static IReadOnlyList<FlagReason> Reasons { get; } =
        [FlagReason.Abusive, FlagReason.Private, FlagReason.Spam, FlagReason.OffTopic, FlagReason.Unlawful, FlagReason.Other];

    /// <summary>The order that a query names; the newest first where it names none.</summary>
    public static CommentSort Sort(string? key) => key switch
    {
        "oldest" => CommentSort.Oldest,
        "supported" => CommentSort.Supported,
        "replied" => CommentSort.Replied,
        _ => CommentSort.Newest,
    };

    /// <summary>An order's name in a query; null for the one that needs none.</summary>
    public static string? Key(CommentSort sort) => sort switch
    {
        CommentSort.Oldest => "oldest",
        CommentSort.Supported => "supported",
        CommentSort.Replied => "replied",
        _ => null,
    };

    public static string Say(this IStringLocalizer<Text> L, CommentSort sort) => sort switch
    {
        CommentSort.Oldest => L["Oldest first"],
        CommentSort.Supported => L["Most supported"],
        CommentSort.Replied => L["Most replies"],
        _ => L["Newest first"],
    };

    public static string Say(this IStringLocalizer<Text> L, FlagReason reason) => reason switch
    {
        FlagReason.Abusive => L["It is insulting, threatening or hateful"],
        FlagReason.Private => L["It gives away somebody’s private details"],
        FlagReason.Spam => L["It is advertising, or the same again and again"],
        FlagReason.OffTopic => L["It is not about this"],
        FlagReason.Unlawful => L["I think it is against the law"],
        _ => L["Something else"],
    };

    /// <summary>Why a step was made; what somebody chose from a list is kept by its name.</summary>
    public static string? Reason(this IStringLocalizer<Text> L, CommentHistoryLine line) =>
        line.Act == CommentAct.Flagged && Enum.TryParse<FlagReason>(line.Reason, out var chosen) ? L.Say(chosen) : line.Reason;

    /// <summary>Refusals with their sentences in the language of the page.</summary>
    public static Refused In(this Refused refusal, IStringLocalizer<Text> L) => refusal with { Sentence = L[refusal.Sentence] };

    /// <summary>What a moderator did, for staff.</summary>
    public static string Act(CommentAct act) => act switch
    {
        CommentAct.Posted => "Posted",
        CommentAct.Edited => "Changed",
        CommentAct.Deleted => "Deleted by its author",
        CommentAct.Flagged => "Reported",
        CommentAct.Hidden => "Hidden",
        CommentAct.Restored => "Shown again",
        CommentAct.Kept => "Looked at and left as it is",
        CommentAct.MarkedOfficial => "Marked as the official answer",
        CommentAct.UnmarkedOfficial => "No longer the official answer",
        CommentAct.Undone => "An act was undone",
        _ => "",
    };
}
