/// The outlines of three London boroughs, as coarse as they are published.
enum SampleBoundaries {
  static let json = #"""
    [
      {
        "area_id": "gss:E09000023", "title": "Lewisham, 2024", "vintage": "2024-12-31",
        "resolution": "ultra_generalised",
        "geometry": {
          "type": "Polygon",
          "coordinates": [[
            [-0.02483, 51.48553], [-0.0323, 51.49298], [-0.05397, 51.48794],
            [-0.04164, 51.455], [-0.0618, 51.44779], [-0.07391, 51.42621],
            [-0.03022, 51.42568], [-0.01031, 51.41358], [0.02546, 51.42897],
            [0.03628, 51.42242], [0.02938, 51.44171], [0.00996, 51.4594], [0.01796, 51.47383],
            [-0.01506, 51.46804], [-0.01915, 51.47724], [-0.02267, 51.47536],
            [-0.01956, 51.47816], [-0.02202, 51.48367], [-0.02483, 51.48553]
          ]]
        },
        "identifiers": [{"scheme": "lad24-buc", "identifier": "E09000023"}],
        "sources": [{
          "title": "Local Authority Districts (December 2024) Boundaries UK BUC",
          "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "area_id": "gss:E09000022", "title": "Lambeth, 2024", "vintage": "2024-12-31",
        "resolution": "ultra_generalised",
        "geometry": {
          "type": "Polygon",
          "coordinates": [[
            [-0.10138, 51.45192], [-0.09004, 51.46607], [-0.10822, 51.48031],
            [-0.10917, 51.50987], [-0.11144, 51.50977], [-0.12947, 51.48589],
            [-0.15121, 51.46586], [-0.14361, 51.44184], [-0.13589, 51.44198],
            [-0.14036, 51.41926], [-0.14806, 51.41287], [-0.12772, 51.41232],
            [-0.11263, 51.42324], [-0.07856, 51.41987], [-0.07829, 51.4206],
            [-0.10138, 51.45192]
          ]]
        },
        "identifiers": [{"scheme": "lad24-buc", "identifier": "E09000022"}],
        "sources": [{
          "title": "Local Authority Districts (December 2024) Boundaries UK BUC",
          "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "area_id": "gss:E09000028", "title": "Southwark, 2024", "vintage": "2024-12-31",
        "resolution": "ultra_generalised",
        "geometry": {
          "type": "Polygon",
          "coordinates": [[
            [-0.10917, 51.50987], [-0.10822, 51.48031], [-0.09004, 51.46607],
            [-0.10138, 51.45192], [-0.07829, 51.4206], [-0.07391, 51.42621],
            [-0.0618, 51.44779], [-0.04164, 51.455], [-0.05397, 51.48794], [-0.0323, 51.49298],
            [-0.03238, 51.49306], [-0.03475, 51.50246], [-0.03589, 51.50698],
            [-0.05387, 51.50278], [-0.06295, 51.50066], [-0.06837, 51.50302],
            [-0.07298, 51.50503], [-0.08018, 51.50687], [-0.10917, 51.50987]
          ]]
        },
        "identifiers": [{"scheme": "lad24-buc", "identifier": "E09000028"}],
        "sources": [{
          "title": "Local Authority Districts (December 2024) Boundaries UK BUC",
          "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0"
      }
    ]
    """#
}
