using System.Collections.Frozen;

namespace ParticipatoryHub.People;

/// <summary>What staff do, as far as roles decide it.</summary>
public enum StaffAct
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>See how rounds go: phase, dates, turnout in numbers, and results once they are public.</summary>
    SeeRounds = 1,

    /// <summary>Set up, open, close, count and publish rounds.</summary>
    RunRounds = 2,

    /// <summary>Make and withdraw voting rights and their codes.</summary>
    IssueCodes = 3,

    /// <summary>Download ballots, results and the register as files.</summary>
    ExportRounds = 4,

    /// <summary>Assess, merge, decline and pass ideas.</summary>
    ReviewIdeas = 5,

    /// <summary>Hide and restore comments, settle flags.</summary>
    ModerateComments = 6,

    /// <summary>Answer in the council's name.</summary>
    AnswerOfficially = 7,

    /// <summary>Open and close discussions.</summary>
    ArrangeComments = 8,

    /// <summary>Tell how funded projects are delivered.</summary>
    KeepDeliveries = 9,

    /// <summary>Record what was spent against an award.</summary>
    RecordSpend = 10,

    /// <summary>Read who did what.</summary>
    ReadAudit = 11,

    /// <summary>Lead workshops.</summary>
    LeadWorkshops = 12,

    /// <summary>Invite, change and deactivate staff.</summary>
    ManagePeople = 13,

    /// <summary>Read the set-up and the projects of rounds that are not open yet.</summary>
    SeeSetUp = 14,

    /// <summary>Read ideas as officers do, with what their authors were told.</summary>
    SeeIdeas = 15,

    /// <summary>Sign what was counted, as one of two.</summary>
    SignResults = 16,

    /// <summary>Read everything in a community's registers, what waits and what is not public too.</summary>
    SeeCommunities = 17,

    /// <summary>Add to a community's registers, change what one added oneself, and link what contradicts.</summary>
    AddEntries = 18,

    /// <summary>Set up communities, move them in and out of focus, and decide on every entry.</summary>
    KeepCommunities = 19,
}

/// <summary>Which roles may do what: one table, asked by grains and pages alike. A partner reads what is being prepared, a councillor
/// how rounds go; neither sees codes, people, files or the record.</summary>
public static class StaffRights
{
    private static readonly FrozenDictionary<StaffAct, StaffRole[]> Table = new Dictionary<StaffAct, StaffRole[]>
    {
        [StaffAct.SeeRounds] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance, StaffRole.Moderator, StaffRole.Facilitator, StaffRole.Partner, StaffRole.Councillor],
        [StaffAct.RunRounds] = [StaffRole.Administrator, StaffRole.Officer],
        [StaffAct.IssueCodes] = [StaffRole.Officer],
        [StaffAct.ExportRounds] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance],
        [StaffAct.SignResults] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance],
        [StaffAct.ReviewIdeas] = [StaffRole.Administrator, StaffRole.Officer],
        [StaffAct.ModerateComments] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Moderator],
        [StaffAct.AnswerOfficially] = [StaffRole.Administrator, StaffRole.Officer],
        [StaffAct.ArrangeComments] = [StaffRole.Administrator, StaffRole.Officer],
        [StaffAct.KeepDeliveries] = [StaffRole.Administrator, StaffRole.Officer],
        [StaffAct.RecordSpend] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance],
        [StaffAct.ReadAudit] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance],
        [StaffAct.LeadWorkshops] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Facilitator],
        [StaffAct.ManagePeople] = [StaffRole.Administrator],
        [StaffAct.SeeSetUp] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance, StaffRole.Facilitator, StaffRole.Partner],
        [StaffAct.SeeIdeas] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Finance, StaffRole.Facilitator],
        [StaffAct.SeeCommunities] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Facilitator, StaffRole.Partner, StaffRole.Councillor],
        [StaffAct.AddEntries] = [StaffRole.Administrator, StaffRole.Officer, StaffRole.Facilitator, StaffRole.Partner],
        [StaffAct.KeepCommunities] = [StaffRole.Administrator, StaffRole.Officer],
    }.ToFrozenDictionary();

    /// <summary>Whether a member of staff may do it.</summary>
    public static bool May(this StaffMember by, StaffAct act)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Table.TryGetValue(act, out var roles) && by.Is(roles);
    }
}
