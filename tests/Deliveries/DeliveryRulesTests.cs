using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Consents;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Deliveries;

public sealed class DeliveryRulesTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly DateOnly Today = new(2027, 5, 1);
    private static readonly Money Award = new(1_000_00);

    [Theory]
    [InlineData(500_00, null, false, null)]
    [InlineData(1_000_00, null, false, null)]
    [InlineData(1_001_00, null, false, "over-award")]
    [InlineData(1_001_00, null, true, null)]
    [InlineData(0, null, false, "amount-unfit")]
    [InlineData(-5_00, null, false, "amount-negative")]
    [InlineData(-300_00, 1, false, null)]
    [InlineData(-301_00, 1, false, "correction-too-large")]
    [InlineData(-1_00, 2, false, "entry-unknown")]
    [InlineData(-1_00, 9, false, "entry-unknown")]
    public void Pay_Amounts_AreHeldToTheAwardAndTheEntry(long pence, int? corrects, bool agreed, string? code)
    {
        // Arrange: 400 paid, of which 100 were taken back.
        var state = State(Entry(1, 400_00, null), Entry(2, -100_00, 1));
        var spare = new Money(Award.Pence + 300_00);

        // Act
        var refusals = DeliveryRules.RefusePayment(state, pence > 0 ? spare : Award, Command(pence, corrects) with { OverAward = agreed }, Today);

        // Assert
        Assert.Equal(code, refusals.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData("2027-05-01", null)]
    [InlineData("2027-05-02", "day-unfit")]
    [InlineData("1999-12-31", "day-unfit")]
    public void Pay_ADayThatIsNotOver_IsRefused(string day, string? code)
    {
        // Act
        var refusals = DeliveryRules.RefusePayment(State(), Award, Command(1_00, null) with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }, Today);

        // Assert
        Assert.Equal(code, refusals.FirstOrDefault()?.Code);
    }

    [Fact]
    public void Photo_OfAJpeg_IsTurnedAsItWasAndTellsNothingElse()
    {
        // Act
        var refused = PhotoFile.Read(Photos.Jpeg(), out var photo);

        // Assert
        Assert.Null(refused);
        Assert.Equal((200, 300), (photo!.Width, photo.Height));
        var text = Encoding.Latin1.GetString(photo.Content.Bytes.Span);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("JFIF", text, StringComparison.Ordinal);
        Assert.Null(PhotoFile.Read(photo.Content.Bytes.Span, out var again));
        Assert.Equal(photo.Content.Bytes.ToArray(), again!.Content.Bytes.ToArray());
    }

    [Fact]
    public void Photo_CutOffAnywhere_IsRefusedOrReadAndNeverThrows()
    {
        foreach (var whole in (byte[][])[Photos.Jpeg(), Photos.Png(), "GIF89a..."u8.ToArray()])
        {
            for (var length = 0; length < whole.Length; length++)
            {
                // Act
                var refused = PhotoFile.Read(whole.AsSpan(0, length), out var photo);

                // Assert
                Assert.True(refused is null ? photo is { Width: > 0 } : refused.Code == "photo-unreadable");
            }
        }
    }

    [Theory]
    [InlineData("clayton-brook/p01", true)]
    [InlineData("clayton-brook/OGM/0015", true)]
    [InlineData("clayton-brook", false)]
    [InlineData("/p01", false)]
    [InlineData("clayton-brook/", false)]
    [InlineData("Clayton/p01", false)]
    public void Key_OfText_IsReadOrRefused(string text, bool ok)
    {
        // Act
        var read = DeliveryKey.TryParse(text, out var key);

        // Assert
        Assert.Equal(ok, read);
        Assert.Equal(ok ? text : "/", key.ToString());
    }

    [Fact]
    public void Delivery_StoredSample_IsReadWhole() => AssertReads(
        State(Entry(1, 400_00, null), Entry(2, -100_00, 1)) with
        {
            Phase = DeliveryPhase.InProgress,
            Award = Award,
            Owner = "The Men’s Shed",
            ExpectedBy = Today,
            LedgerCode = "GF-1",
            RecipientId = "GB-CHC-1234567",
            News = [new(new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), RoundExamples.Start, DeliveryPhase.InProgress, "Begun.", "Olive Officer")],
            Photos = [new("00000001000000000000000000000002", RoundExamples.Start, "A bench", 300, 200) { Consent = new(ConsentBasis.EverybodyAgreed, "Ann", Today, "Olive Officer", RoundExamples.Start) { WithdrawnAt = RoundExamples.Start } }],
        },
        "delivery");

    [Fact]
    public void Deliveries_StoredSample_IsReadWhole() => AssertReads(
        new DeliveriesState { Lines = new DeliveriesState().Lines.Add("p01", State(Entry(1, 400_00, null)).Line("p01", Award)) }, "deliveries");

    private static DeliveryState State(params Payment[] payments) => new() { Payments = [.. payments] };

    private static Payment Entry(int number, long pence, int? corrects) =>
        new(number, new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new Money(pence), Today, "Invoice", corrects, "Fiona Finance", RoundExamples.Start);

    private static RecordPayment Command(long pence, int? corrects) => new(Guid.NewGuid(), new Money(pence), Today, "Invoice", corrects, false, RoundExamples.Officer);

    private static void AssertReads<T>(T state, string name)
    {
        // Arrange
        DocsFile.AssertSame($"tests/Deliveries/Stored/{name}.json", JsonSerializer.Serialize(state, Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Deliveries", "Stored", $"{name}.json"));

        // Act
        var read = JsonSerializer.Deserialize<T>(sample, HubJson.Options);

        // Assert
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }
}
