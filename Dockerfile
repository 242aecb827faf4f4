# One image for both kinds of node: web (the default command) and silo.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
ENV Engine=Orleans
RUN bash -c '. scripts/prepare.sh && publish . web/ParticipatoryHub.Web.csproj /app/web && publish . silo/ParticipatoryHub.Silo.csproj /app/silo'

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
USER app
WORKDIR /app/web
CMD ["dotnet", "ParticipatoryHub.Web.dll", "--urls", "http://0.0.0.0:5080"]
