using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Plans;

/// <content>What is wrong with what was written, each sentence with its field.</content>
public static partial class PlanRules
{
    internal static ImmutableArray<Refused> CheckAbout(PlanAbout about)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        Need(wrong, "title", about.Title, LongestTitle, "Give the plan a title.");
        Need(wrong, "situation", about.Situation, LongestText, "Say how things are.");
        Fit(wrong, "inputs", about.Inputs, LongestText);
        Fit(wrong, "short", about.ShortTerm, LongestText);
        Fit(wrong, "medium", about.MediumTerm, LongestText);
        Fit(wrong, "long", about.LongTerm, LongestText);
        Need(wrong, "owner", about.Owner, LongestName, "Say who answers for the plan.");
        if (about.OwnerMail.Length > 254 || !Mailbox().IsMatch(about.OwnerMail))
        {
            wrong.Add(new("mail-unfit", "Enter an e-mail address such as name@council.gov.uk.", "mail"));
        }

        return wrong.ToImmutable();
    }

    private static ImmutableArray<Refused> CheckAction(Plan plan, PlanAction action)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (plan.Objectives.All(objective => objective.Number != action.Objective))
        {
            wrong.Add(new("objective-missing", "Choose the objective that it serves.", "objective"));
        }

        Need(wrong, "title", action.Title, LongestTitle, "Say what is done, in a few words.");
        Fit(wrong, "what", action.What, LongestText);
        Chosen(wrong, "lead", action.Lead, "Choose who leads it.");
        Need(wrong, "leadname", action.LeadName, LongestName, "Name the group, organisation or service that leads it.");
        if (action.Lead == ActionLead.PublicService)
        {
            Need(wrong, "whypublic", action.WhyPublic, LongestText, "Say why a public service has to lead this, and not the community or a partner.");
        }
        else
        {
            Fit(wrong, "whypublic", action.WhyPublic, LongestText);
        }

        Chosen(wrong, "term", action.Term, "Choose how soon it can make a difference.");
        Chosen(wrong, "form", action.Form, "Choose whether it is tried out or meant to stay.");
        Need(wrong, "sustained", action.Sustained, LongestText, "Say how it goes on when the help ends.");
        if (!EntryFieldSet.Levels.Contains(action.Level))
        {
            wrong.Add(new("level-missing", "Choose the level that it works on.", "level"));
        }

        Chosen(wrong, "outcome", action.Outcomes, EntryFieldSet.Outcomes, true);
        if (action.DueOn is { Year: < 2000 or > 2100 })
        {
            wrong.Add(new("due-unfit", "Enter a day such as 27 3 2027.", "due"));
        }

        return wrong.ToImmutable();
    }

    private static void Need(ImmutableArray<Refused>.Builder wrong, string field, string text, int longest, string sentence)
    {
        if (text.Length == 0)
        {
            wrong.Add(new("words-missing", sentence, field));
        }
        else
        {
            Fit(wrong, field, text, longest);
        }
    }

    private static void Fit(ImmutableArray<Refused>.Builder wrong, string field, string text, int longest)
    {
        if (text.Length > longest)
        {
            wrong.Add(TooLong(field, longest));
        }
    }

    private static void Chosen<T>(ImmutableArray<Refused>.Builder wrong, string field, T value, string sentence) where T : struct, Enum
    {
        if (!Enum.IsDefined(value) || Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0)
        {
            wrong.Add(new("choice-missing", sentence, field));
        }
    }

    private static void Chosen(ImmutableArray<Refused>.Builder wrong, string field, ImmutableArray<string> chosen, ImmutableArray<string> choices, bool isNeeded)
    {
        if (chosen.Any(choice => !choices.Contains(choice)) || chosen.Distinct().Count() != chosen.Length || isNeeded && chosen.IsEmpty)
        {
            wrong.Add(new("choice-missing", "Choose at least one of these.", field));
        }
    }

    private static Refused TooLong(string field, int longest) => new("words-too-long", string.Create(CultureInfo.InvariantCulture, $"Say it in at most {longest} characters."), field);

    [GeneratedRegex(@"^[^\s@<>,;:""]+@[^\s@<>,;:""]+\.[^\s@<>,;:""]+$")]
    private static partial Regex Mailbox();
}
