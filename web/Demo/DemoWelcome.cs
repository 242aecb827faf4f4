using System.Globalization;
using System.Text;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Demo;

/// <summary>What whoever starts the demo council reads first: where it is, how to sign in, and what to vote with.</summary>
internal static class DemoWelcome
{
    private const int Codes = 3;

    /// <summary>Written to standard output once the demo council listens; any other service says nothing of the kind.</summary>
    public static void SayHowToSignIn(this WebApplication app)
    {
        var hub = app.Services.GetRequiredService<HubOptions>();
        if (hub.Demo)
        {
            app.Lifetime.ApplicationStarted.Register(() => Console.Out.Write(Text(app.Urls.First(), hub.Data)));
        }
    }

    /// <summary>The sign-ins, and a few of the codes that lie in the data folder.</summary>
    public static string Text(string address, string folder)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"\nThe demo council is at {address}\n\nSign in at {address}/staff with an e-mail address and its password:");
        foreach (var account in DemoPeople.Accounts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {account.Email,-26}{account.Password,-26}{account.Name}");
        }

        var file = Path.Combine(folder, DemoCouncil.CodesFile);
        if (File.Exists(file))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"\nVote at {address}/rounds/{DemoCouncil.Fund} with one of these codes, or another of {file}:");
            foreach (var line in File.ReadLines(file).Skip(1).Take(Codes))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]}");
            }
        }

        return text.AppendLine("\nCtrl-C stops it.").ToString();
    }
}
