using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>Signs a counted round as two officers who have just proved who they are, and publishes it.</summary>
internal static class SignOffs
{
    public static readonly StaffMember First = RoundExamples.Officer;

    public static readonly StaffMember Second = new("f1", "Fiona Finance", [StaffRole.Finance]);

    /// <summary>An officer who has signed nothing.</summary>
    public static readonly StaffMember Another = new("o2", "Oscar Officer", [StaffRole.Officer]);

    /// <summary>One signature over what is there now.</summary>
    /// <param name="now">By the clock of the hub.</param>
    public static async Task<RoundOutcome> Sign(this IRoundGrain round, StaffMember by, DateTimeOffset now) =>
        await round.Sign(new((await round.GetSignOff(by))!.Digest, by, now));

    /// <summary>Both signatures.</summary>
    public static async Task SignTwice(this IRoundGrain round, DateTimeOffset now)
    {
        Done(await round.Sign(First, now));
        Done(await round.Sign(Second, now));
    }

    /// <summary>Both signatures, and the publication.</summary>
    public static async Task<RoundOutcome> PublishSigned(this IRoundGrain round, DateTimeOffset now)
    {
        await round.SignTwice(now);
        var outcome = await round.Publish(new(First));
        Done(outcome);
        return outcome;
    }

    /// <summary>Agrees to what waits, as it is there now.</summary>
    public static async Task<RoundOutcome> Agree(this IRoundGrain round, StaffMember by, DateTimeOffset now)
    {
        var asked = (await round.GetStaffView(by))!.Proposals.Single();
        return await round.Agree(new(asked.Number, asked.Digest, by, now));
    }

    private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
}
