using System.Globalization;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of ideas.</summary>
internal static class IdeaLinks
{
    public const string Mine = "/my/ideas";

    public static string List(string round) => $"/rounds/{round}/ideas";

    public static string New(string round) => $"/rounds/{round}/ideas/new";

    public static string Similar(string round) => $"/rounds/{round}/ideas/similar";

    public static string Show(string round, int number) => string.Create(CultureInfo.InvariantCulture, $"/rounds/{round}/ideas/{number}");

    public static string Edit(string round, int number) => Show(round, number) + "/edit";

    public static string Check(string round, int number) => Show(round, number) + "/check";

    public static string Photo(string round, int number) => Show(round, number) + "/photo";

    public static string PhotoFile(string round, int number, string photo, bool small) => $"{Show(round, number)}/photos/{photo}/{(small ? "small" : "large")}";

    public static string Authors(string round, int number) => Show(round, number) + "/authors";

    public static string Join(string round, int number, string token) => $"{Show(round, number)}/join?key={token}";

    public static string Withdraw(string round, int number) => Show(round, number) + "/withdraw";

    public static string Appeal(string round, int number) => Show(round, number) + "/appeal";

    public static string Queue(string round) => $"/staff/rounds/{round}/ideas";

    public static string Call(string round) => $"/staff/rounds/{round}/call-for-ideas";

    public static string Review(string round, int number) => string.Create(CultureInfo.InvariantCulture, $"/staff/rounds/{round}/ideas/{number}");

    public static string Merge(string round, int number) => Review(round, number) + "/merge";
}
