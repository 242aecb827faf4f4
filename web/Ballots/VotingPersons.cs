using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>Who an account is to the register of voters: the person behind a confirmed address, or behind the council's own sign-in.</summary>
internal sealed class VotingPersons(PeopleDb db)
{
    /// <summary>The person; null when nothing about the account is confirmed.</summary>
    public async Task<Person?> Of(ResidentId resident, CancellationToken cancel)
    {
        var email = await db.Residents.Where(row => row.Id == resident.Value).Select(row => row.Email).SingleOrDefaultAsync(cancel);
        return Person.OfEmail(email);
    }
}
