using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ideas;

/// <summary>Whether what an idea says can be kept, and whether it is all there, in words and each with its field.</summary>
internal static class IdeaTextRules
{
    public const int LongestTitle = 120;
    public const int LongestWhat = 4_000;
    public const int LongestWhere = 500;
    public const int LongestWho = 1_000;

    /// <summary>What is too long or not to be chosen; a draft is held to this alone.</summary>
    public static ImmutableArray<Refused> Check(IdeaText text, IdeaCall call)
    {
        var wrong = new List<Refused>();
        AtMost("title", "The title", text.Title, LongestTitle);
        AtMost("what", "The description", text.What, LongestWhat);
        AtMost("where", "The place", text.Where, LongestWhere);
        AtMost("who", "This", text.Who, LongestWho);
        if (text.Area is { } area && !call.Areas.Contains(area))
        {
            wrong.Add(new("area-unknown", "Choose one of the areas.", "area"));
        }

        if (text.Category is { } category && !call.Categories.Contains(category))
        {
            wrong.Add(new("category-unknown", "Choose one of the kinds.", "category"));
        }

        if (text.RoughCost is { } cost && (cost.Pence < 0 || cost.Pence > RoundSetupRules.MostMoney))
        {
            wrong.Add(new("cost-unfit", "The cost must be nothing or more, and not beyond all reason.", "cost"));
        }

        return [.. wrong];

        void AtMost(string field, string what, string value, int most)
        {
            if (value.Length > most)
            {
                wrong.Add(new($"{field}-too-long", $"{what} may have at most {most:N0} characters; this one has {value.Length:N0}.", field));
            }
        }
    }

    /// <summary>What is missing before it can be put forward.</summary>
    public static ImmutableArray<Refused> CheckComplete(IdeaText text, IdeaCall call)
    {
        var wrong = new List<Refused>(Check(text, call));
        Needed("title", "Give your idea a title.", text.Title);
        Needed("what", "Say what your idea is.", text.What);
        Needed("where", "Say where it would be.", text.Where);
        Needed("who", "Say who would benefit.", text.Who);
        if (call.Areas.Length > 0 && text.Area is null)
        {
            wrong.Add(new("area-missing", "Choose the area that it is in.", "area"));
        }

        if (call.Categories.Length > 0 && text.Category is null)
        {
            wrong.Add(new("category-missing", "Choose what kind of idea it is.", "category"));
        }

        return [.. wrong];

        void Needed(string field, string sentence, string value)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                wrong.Add(new($"{field}-missing", sentence, field));
            }
        }
    }
}
