using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using ParticipatoryHub.Silo;

// A node of a cluster. One machine needs none: web hosts a silo itself.
var builder = Host.CreateApplicationBuilder(args);
builder.Configuration.AddInMemoryCollection([new("Hub:Cluster", "true")]);
builder.AddHubSilo();
return await builder.Build().RunHubAsync();
