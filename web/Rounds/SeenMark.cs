using System.Security.Cryptography;
using System.Text.Json;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>
/// What a form was filled in from, in few letters that it sends back: so that saving it notices when somebody else has saved the same part
/// since it was opened. Other parts may have changed meanwhile.
/// </summary>
internal static class SeenMark
{
    private const int Letters = 16;

    /// <summary>The mark of a step's part of the set-up.</summary>
    public static string Of(RoundSetup setup, SetupStep step) => step switch
    {
        SetupStep.About => Of(setup.Name, setup.Description, setup.Community, setup.Area),
        SetupStep.Money => Of(setup.Budget, setup.Currency),
        SetupStep.Voting => Of(setup.Method, setup.Limits),
        SetupStep.Counting => Of(setup.Counting with { Conflicts = [] }),
        SetupStep.Dates => Of(setup.OpensAt, setup.ClosesAt, setup.TimeZone),
        _ => "",
    };

    /// <summary>The mark of anything that a form shows.</summary>
    public static string Of(params object?[] shown) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown, HubJson.Options)))[..Letters];
}
