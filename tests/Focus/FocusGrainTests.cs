using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Focus;

public sealed class FocusGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private const string Head = "indicator,unit,source,good,area,period,value,borough,england\n";
    private static readonly StaffMember Partner = new("p1", "Petra Partner", [StaffRole.Partner]);

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_AFile_IsThereWithItsHistory(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);

        // Act
        var outcome = await focus.Import(new(Guid.NewGuid(), $"{Head}{name} poverty,%,DWP,lower,{name},2024,30.10,18,\n{name} poverty,,,,{name},2025,29.5,,28\n", RoundExamples.Officer));

        // Assert
        Assert.Empty(outcome.Refusals);
        Assert.Equal(2, outcome.Figures);
        var figures = await focus.Figures([place]);
        Assert.Equal([("2024", 30.10m, 18m, null), ("2025", 29.5m, (decimal?)null, (decimal?)28m)], figures.Select(figure => (figure.Period, figure.Value, figure.Borough, figure.England)));
        Assert.Equal("30.10", figures[0].Value.ToString(CultureInfo.InvariantCulture));
        Assert.Contains((await focus.History(RoundExamples.Officer)).Where(act => act.Kind == FocusActKind.Imported), act => act.ByName == RoundExamples.Officer.Name);
        var card = await focus.GetCard();
        Assert.Contains(card.Areas, area => area.Id == place);
        Assert.Equal("2025", Assert.Single(card.Figures, figure => figure.Area == place).Period);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_WithOneWrongLine_StoresNothing(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);

        // Act
        var outcome = await focus.Import(new(Guid.NewGuid(), $"{Head}{name} jobs,%,ONS,higher,{name},2024,70,,\n{name} jobs,,,,{name},2025,many,,\n", RoundExamples.Officer));

        // Assert
        Assert.StartsWith("Line 3, column", Assert.Single(outcome.Refusals).Sentence, StringComparison.Ordinal);
        Assert.Empty(await focus.Figures([place]));
        Assert.DoesNotContain(await focus.Indicators(), indicator => indicator.Name == $"{name} jobs");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Put_AFigureAgain_ReplacesItAndKeepsTheOld(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);
        var text = new FigureText($"{name} loneliness", "%", "A survey", "lower", place, "2025", "12", "", "");

        // Act
        var first = await focus.Put(new(Guid.NewGuid(), text, RoundExamples.Officer));
        var again = new PutFigure(Guid.NewGuid(), text with { Unit = "", Source = "", Good = "", Value = "11.5" }, RoundExamples.Officer);
        await focus.Put(again);
        await focus.Put(again);

        // Assert
        Assert.Empty(first.Refusals);
        Assert.Equal(11.5m, Assert.Single(await focus.Figures([place])).Value);
        Assert.Equal(2, (await focus.History(RoundExamples.Officer)).Count(act => act.What.StartsWith($"{name} loneliness", StringComparison.Ordinal)));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Put_WrongFields_AreNamedOneByOne(DatabaseKind kind)
    {
        // Arrange
        var (focus, _, _) = await Place(kind);

        // Act
        var outcome = await focus.Put(new(Guid.NewGuid(), new FigureText("", "", "", "", "", "", "", "x", ""), RoundExamples.Officer));

        // Assert
        Assert.Equal(["area", "borough", "good", "indicator", "period", "source", "value"], outcome.Refusals.Select(refused => refused.Field!).Order());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Change_OfAnIndicator_IsKeptAndTold(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);
        await focus.Put(new(Guid.NewGuid(), new FigureText($"{name} health", "%", "Census", "higher", place, "2021", "80", "", ""), RoundExamples.Officer));
        var indicator = (await focus.Indicators()).Single(line => line.Name == $"{name} health");

        // Act
        var outcome = await focus.Change(new(Guid.NewGuid(), indicator with { Weight = 7, Outcomes = ["outcome-resilience"] }, RoundExamples.Officer));
        var wrong = await focus.Change(new(Guid.NewGuid(), indicator with { Weight = 11, Name = "" }, RoundExamples.Officer));

        // Assert
        Assert.Empty(outcome.Refusals);
        Assert.Equal(["name", "weight"], wrong.Refusals.Select(refused => refused.Field!).Order());
        var after = (await focus.Indicators()).Single(line => line.Id == indicator.Id);
        Assert.Equal((7, "outcome-resilience"), (after.Weight, Assert.Single(after.Outcomes)));
        Assert.Contains(await focus.History(RoundExamples.Officer), act => act.Kind == FocusActKind.Changed && act.What.Contains("weight “0” → “7”", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task EveryCommand_FromSomeoneWithoutTheRole_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);
        await focus.Put(new(Guid.NewGuid(), new FigureText($"{name} x", "", "S", "higher", place, "2021", "1", "", ""), RoundExamples.Officer));
        var indicator = (await focus.Indicators()).Single(line => line.Name == $"{name} x");

        foreach (var by in (StaffMember[])[Partner, RoundExamples.Nobody])
        {
            // Act
            FocusOutcome[] outcomes =
            [
                await focus.Import(new(Guid.NewGuid(), $"{Head}{name} x,,,,{name},2025,2,,\n", by)),
                await focus.Put(new(Guid.NewGuid(), new FigureText($"{name} x", "", "", "", place, "2025", "2", "", ""), by)),
                await focus.Change(new(Guid.NewGuid(), indicator with { Weight = 3 }, by)),
            ];

            // Assert
            Assert.All(outcomes, outcome => Assert.Equal("not-yours", Assert.Single(outcome.Refusals).Code));
        }

        Assert.Single(await focus.Figures([place]));
        Assert.Empty(await focus.History(RoundExamples.Nobody));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Csv_OfEveryFigure_IsTakenInAgainUnchanged(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);
        await focus.Import(new(Guid.NewGuid(), $"{Head}\"{name}, poverty\",%,\"=DWP\",lower,{name},2024,30.10,18,\n", RoundExamples.Officer));
        await using var file = new MemoryStream();

        // Act
        await FigureCsv.Write(focus, file, default);
        var outcome = await focus.Import(new(Guid.NewGuid(), Encoding.UTF8.GetString(file.ToArray()), RoundExamples.Officer));

        // Assert
        Assert.Empty(outcome.Refusals);
        Assert.Equal((30.10m, 18m), (Assert.Single(await focus.Figures([place])).Value, (await focus.Figures([place]))[0].Borough!.Value));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rows_OfWhatWas_CannotBeChanged(DatabaseKind kind)
    {
        // Arrange
        var (focus, place, name) = await Place(kind);
        await focus.Put(new(Guid.NewGuid(), new FigureText($"{name} y", "", "S", "higher", place, "2021", "1", "", ""), RoundExamples.Officer));
        var sql = hubs[kind].Services.GetRequiredService<SharedSql>();

        // Act and assert
        foreach (var statement in (string[])["DELETE FROM indicator_act", "UPDATE indicator_act SET what = 'x'", "DELETE FROM indicator_figure_past", "UPDATE indicator_figure_past SET value = '2'"])
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => sql.Transact(db => sql.Execute(db, statement), default));
        }
    }

    private async Task<(IFocusGrain Focus, string Place, string Name)> Place(DatabaseKind kind)
    {
        var id = "p" + Guid.NewGuid().ToString("N")[..12];
        var profile = new CommunityProfile($"Place {id}", CommunityKind.Place, null, [], "");
        Assert.Empty((await hubs[kind].Grains.GetGrain<ICommunityGrain>(id).Save(new(profile, RoundExamples.Officer))).Refusals);
        return (hubs[kind].Grains.GetGrain<IFocusGrain>("all"), id, profile.Name);
    }
}
