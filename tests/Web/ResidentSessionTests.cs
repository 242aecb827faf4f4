using ParticipatoryHub.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>Who residents are to the rest of the service.</summary>
[Collection(WebTests.Name)]
public sealed class ResidentSessionTests(WebFixture fixture)
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Names_OfSomeWhoAreThereAndOneWhoLeft_AreThoseThereAre(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var aisha = await web.Resident("Aisha Khan");
        var bogdan = await web.Resident("Bogdan");
        var gone = new ResidentId("0123456789abcdef0123456789abcdef");
        await using var scope = web.Services.CreateAsyncScope();

        // Act
        var names = await scope.ServiceProvider.GetRequiredService<ResidentNames>().For([aisha, bogdan, gone, aisha]);

        // Assert
        Assert.Equal([(aisha, "Aisha Khan"), (bogdan, "Bogdan")], names.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value));
    }

    [Theory]
    [InlineData("Aisha", null)]
    [InlineData("Siân Lloyd-Jones", null)]
    [InlineData("عائشہ", null)]
    [InlineData("O’Brien Jr.", null)]
    [InlineData("", "Enter the name that others will see.")]
    [InlineData("A", "Your public name must have between 2 and 40 characters.")]
    [InlineData("1234567890123456789012345678901234567890a", "Your public name must have between 2 and 40 characters.")]
    [InlineData("me@example.org", "Use letters, numbers, blanks, hyphens, apostrophes and full stops only, with at least one letter.")]
    [InlineData("evil\u202Ename", "Use letters, numbers, blanks, hyphens, apostrophes and full stops only, with at least one letter.")]
    [InlineData("12345", "Use letters, numbers, blanks, hyphens, apostrophes and full stops only, with at least one letter.")]
    [InlineData("The  Council", "This name could be taken for the council’s. Choose another.")]
    [InlineData("Módérator", "This name could be taken for the council’s. Choose another.")]
    [InlineData("Chorley Council", "This name could be taken for the council’s. Choose another.")]
    public void PublicName_Typed_IsTakenOrRefusedWithAReason(string typed, string? fault)
    {
        // Act
        var found = PublicNames.Fault(PublicNames.Tidy(typed), "Chorley Council");

        // Assert
        Assert.Equal(fault, found);
    }

    [Fact]
    public async Task Account_WithANameThatDiffersOnlyInCaseAndAccents_IsRefused()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        await web.Resident("Zoë Marsh");
        await using var scope = web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<ResidentAccounts>();

        // Act
        var made = await accounts.Create("ZOE  MARSH", new Arrival("another@example.org", null, null, null, null, Keep: false), CancellationToken.None);

        // Assert
        Assert.Equal("name-taken", made.Refusal?.Code);
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<PeopleDb>().Residents.CountAsync(row => row.Email == "another@example.org"));
    }
}
