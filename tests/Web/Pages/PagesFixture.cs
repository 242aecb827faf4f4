using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A running service with the demo's sign-ins, for tests of pages.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    public TestWeb Web { get; private set; } = null!;

    public async Task InitializeAsync() => Web = await TestWeb.StartAsync(DatabaseKind.Sqlite, demo: true);

    public async Task DisposeAsync() => await Web.DisposeAsync();
}

/// <summary>The tests that share <see cref="PagesFixture"/> without a browser.</summary>
[CollectionDefinition(Name)]
public sealed class PageTests : ICollectionFixture<PagesFixture>
{
    public const string Name = "pages";
}
