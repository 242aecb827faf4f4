using System.Text;
using ParticipatoryHub.People;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.People;

/// <summary>Who may do what.</summary>
public sealed class StaffRightsTests
{
    private static readonly StaffRole[] Roles = [.. Enum.GetValues<StaffRole>().Where(role => role != StaffRole.Unspecified)];

    [Fact]
    public void Rights_OfEveryRoleToEveryAct_AreAsTheDocsSay() => DocsFile.AssertSame("docs/roles.md", Draw());

    [Fact]
    public void Rights_OfNobodyAndOfUnknownActs_AreNone()
    {
        // Arrange
        var nobody = new StaffMember("n", "Nobody", [StaffRole.Unspecified]);
        var everybody = new StaffMember("e", "Everybody", [.. Roles]);

        // Assert
        Assert.All(Enum.GetValues<StaffAct>(), act => Assert.False(nobody.May(act)));
        Assert.False(everybody.May(StaffAct.Unspecified));
        Assert.False(everybody.May((StaffAct)999));
    }

    [Fact]
    public void Roles_ByTheirStoredNames_AreReadBack() =>
        Assert.All(Roles, role => Assert.Equal(role, StaffRoles.Parse(StaffRoles.Name(role))));

    private static string Draw()
    {
        var text = new StringBuilder("# What each role may do\n\nWritten by a test from `grains/People/StaffRights.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew. Grains check it on each act, pages before they offer one.\n\n| Act |");
        text.AppendJoin(' ', Roles.Select(role => $" {StaffRoles.Name(role)} |")).Append("\n|---|").Append(string.Concat(Roles.Select(_ => ":-:|"))).Append('\n');
        foreach (var act in Enum.GetValues<StaffAct>().Where(act => act != StaffAct.Unspecified))
        {
            text.Append("| ").Append(act).Append(" |").AppendJoin(' ', Roles.Select(role => new StaffMember("m", "M", [role]).May(act) ? " yes |" : " – |")).Append('\n');
        }

        return text.ToString();
    }
}
